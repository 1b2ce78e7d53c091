//! The whole state: companies, their keys, and what makes new keys.

mod handle;

use std::collections::BTreeMap;

use bytes::Bytes;
use http::{Request, Response};
use serde::{Deserialize, Serialize};

use crate::auth::{self, Owner};
use crate::company::Company;
use crate::ids::Ids;
use crate::request::segments;
use crate::route::{Found, Lane, Table};
use crate::schema::UnknownFields;
use crate::time::Time;
use crate::workspace::Workspace;

/// The state of the emulated service: plain data, without a clock, a socket or randomness.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct World {
    ids: Ids,
    /// Apart from the other ids, so that a refused call changes nothing else.
    request_ids: Ids,
    unknown_fields: UnknownFields,
    system_secret: String,
    keys: Keys,
    companies: BTreeMap<u64, Company>,
}

/// Who owns which secret key.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Keys(BTreeMap<String, Owner>);

/// The keys of a new company and of its first workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CompanyKeys {
    /// The number of the company, as in [`Call::company`].
    pub company: u64,
    /// The company admin key.
    pub admin_secret_key: String,
    /// The key for the chart designer.
    pub designer_key: String,
    /// The public key of the first workspace.
    pub workspace_key: String,
    /// The secret key of the first workspace.
    pub workspace_secret_key: String,
}

/// What a request is, without carrying it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Call {
    /// The operation, such as `charts.create`.
    pub operation: &'static str,
    /// The rate-limit lane of the operation.
    pub lane: Lane,
    /// The company that calls, if its key is known.
    pub company: Option<u64>,
}

impl World {
    /// An empty world. The seed determines all keys that it will ever make.
    pub fn new(seed: u64) -> Self {
        Self {
            ids: Ids::new(seed),
            request_ids: Ids::new(seed.wrapping_add(1)),
            unknown_fields: UnknownFields::default(),
            system_secret: "superSecretSystemApi".to_owned(),
            keys: Keys::default(),
            companies: BTreeMap::new(),
        }
    }

    /// Sets the secret with which test companies are made (SET-1).
    pub fn set_system_secret(&mut self, secret: impl Into<String>) {
        self.system_secret = secret.into();
    }

    /// Says what to do with fields of bodies that an operation does not know.
    pub const fn set_unknown_fields(&mut self, unknown_fields: UnknownFields) {
        self.unknown_fields = unknown_fields;
    }

    /// Adds a company with one workspace (SET-3).
    pub fn create_company(&mut self, now: Time) -> CompanyKeys {
        let workspace = Workspace::new(&mut self.ids, "Production workspace", false);
        let (id, key, secret_key) = (
            workspace.id,
            workspace.key.clone(),
            workspace.secret_key().to_owned(),
        );
        let company = Company::new(&mut self.ids, workspace, now);
        let keys = CompanyKeys {
            company: company.id,
            admin_secret_key: company.secret_key.clone(),
            designer_key: company.designer_key.clone(),
            workspace_key: key,
            workspace_secret_key: secret_key,
        };
        self.keys
            .insert(&keys.admin_secret_key, Owner::Company(company.id));
        self.keys.insert(
            &keys.workspace_secret_key,
            Owner::Workspace {
                company: company.id,
                workspace: id,
            },
        );
        self.companies.insert(company.id, company);
        keys
    }

    /// Disables a company: all its calls are refused with 403 (AUT-6).
    pub fn disable_company(&mut self, company: u64) {
        if let Some(company) = self.companies.get_mut(&company) {
            company.is_enabled = false;
        }
    }

    /// Lets a disabled company call again.
    pub fn enable_company(&mut self, company: u64) {
        if let Some(company) = self.companies.get_mut(&company) {
            company.is_enabled = true;
        }
    }

    pub(crate) fn companies(&self) -> impl Iterator<Item = &Company> {
        self.companies.values()
    }

    pub(crate) fn company(&self, id: u64) -> Option<&Company> {
        self.companies.get(&id)
    }

    /// What a request is. `None` when no operation has its method and path.
    pub fn classify(&self, request: &Request<Bytes>) -> Option<Call> {
        let path = segments(request.uri().path()).ok()?;
        let Found::Route(route, _) = Table::all().find(request.method(), &path) else {
            return None;
        };
        let company = self.owner(request).map(Owner::company);
        Some(Call {
            operation: route.operation,
            lane: route.lane,
            company,
        })
    }

    /// Carries a request out. A refused call (400 and above) changes nothing.
    pub fn handle(&mut self, request: &Request<Bytes>, now: Time) -> Response<Bytes> {
        match self.answer(request, now) {
            Ok(answer) => answer.into_response(),
            Err(error) => error.into_response(&self.request_ids.key()),
        }
    }

    /// Does what time alone does: hold tokens expire.
    pub fn expire(&mut self, now: Time) {
        for company in self.companies.values_mut() {
            company.expire(&mut self.ids, now);
        }
    }

    fn owner(&self, request: &Request<Bytes>) -> Option<Owner> {
        self.keys.owner(&auth::secret_key(request.headers())?)
    }
}

/// Equal worlds answer every call alike, but for the ids that refused requests are given: a refused call leaves a world
/// equal to what it was. Drawings that the worlds share are not read.
///
/// ```
/// use seatsio_emulator::{Time, World};
///
/// let mut world = World::new(42);
/// let before = world.clone();
/// let refused = world.handle(&http::Request::default(), Time::from_millis(0));
/// assert_eq!(refused.status(), 404);
/// assert!(world == before);
/// world.create_company(Time::from_millis(0));
/// assert!(world != before);
/// ```
impl PartialEq for World {
    fn eq(&self, other: &Self) -> bool {
        let Self {
            ids,
            request_ids: _,
            unknown_fields,
            system_secret,
            keys,
            companies,
        } = other;
        self.ids == *ids
            && self.unknown_fields == *unknown_fields
            && self.system_secret == *system_secret
            && self.keys == *keys
            && self.companies == *companies
    }
}

impl Keys {
    pub(crate) fn owner(&self, key: &str) -> Option<Owner> {
        self.0.get(key).copied()
    }

    pub(crate) fn insert(&mut self, key: &str, owner: Owner) {
        self.0.insert(key.to_owned(), owner);
    }

    pub(crate) fn remove(&mut self, key: &str) {
        self.0.remove(key);
    }
}
