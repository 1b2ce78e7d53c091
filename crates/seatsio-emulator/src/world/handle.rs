//! The way of a request through the world: route, caller, query, body, handler.

use bytes::Bytes;
use http::{Request, StatusCode};

use super::World;
use crate::answer::Answer;
use crate::auth::{self, Owner};
use crate::body;
use crate::company::Company;
use crate::error::ApiError;
use crate::error_code::Code;
use crate::request::{Input, Query, origin, segments};
use crate::route::{CompanyContext, Found, Handler, Route, SystemContext, Table, WorkspaceContext};
use crate::schema::UnknownFields;
use crate::time::Time;

/// Who calls.
#[derive(Clone, Copy, Debug)]
enum Caller {
    System,
    Company { company: u64, workspace: u64 },
}

impl World {
    pub(super) fn answer(&mut self, request: &Request<Bytes>, now: Time) -> Result<Answer, ApiError> {
        let path = segments(request.uri().path())?;
        let (route, arguments) = match Table::all().find(request.method(), &path) {
            Found::Route(route, arguments) => (route, arguments),
            Found::OtherMethod => return Err(method_not_allowed(request)),
            Found::Nothing => {
                return Err(ApiError::not_found(format!(
                    "No such path: {}",
                    request.uri().path()
                )));
            }
        };
        let caller = self.caller(route, request)?;
        let query = Query::parse(request.uri().query())?;
        if self.unknown_fields == UnknownFields::Refused
            && let Some(name) = query.names().find(|name| !route.query.contains(name))
        {
            let what = format!("The query parameter {name} of {}", route.operation);
            return Err(ApiError::not_emulated(what));
        }
        let body = body::checked(route.body, request.body(), self.unknown_fields)?;
        let input = Input {
            path: arguments,
            query,
            body,
            raw: request.body().clone(),
            origin: origin(request),
        };
        self.dispatch(route.handler, caller, &input, now)
    }

    /// Who calls, after all checks of section 2.
    fn caller(&self, route: &Route, request: &Request<Bytes>) -> Result<Caller, ApiError> {
        let secret = auth::secret_key(request.headers()).ok_or_else(ApiError::unauthorized)?;
        if let Handler::System(_) = route.handler {
            let known = secret == self.system_secret;
            return if known {
                Ok(Caller::System)
            } else {
                Err(ApiError::unauthorized())
            };
        }
        let owner = self.keys.owner(&secret).ok_or_else(ApiError::unauthorized)?;
        let company = self.company(owner.company()).ok_or_else(ApiError::unauthorized)?;
        if !company.is_enabled {
            return Err(ApiError::forbidden());
        }
        let workspace = match (owner, auth::workspace_key(request.headers())) {
            (Owner::Workspace { workspace, .. }, None) => company.workspaces.by_id(workspace),
            (Owner::Workspace { workspace, .. }, Some(key)) => company
                .workspaces
                .by_id(workspace)
                .filter(|workspace| workspace.key == key),
            (Owner::Company(_), None) => company.default_workspace(),
            (Owner::Company(_), Some(key)) => Some(
                company
                    .workspaces
                    .by_key(key)
                    .ok_or_else(|| ApiError::workspace_not_found(key))?,
            ),
        };
        let workspace = workspace.ok_or_else(ApiError::forbidden)?;
        let is_admin = matches!(owner, Owner::Company(_));
        match route.handler {
            Handler::Workspace(_) if !workspace.is_active => Err(ApiError::forbidden()),
            Handler::Company(_) if !is_admin => Err(ApiError::forbidden()),
            _ => Ok(Caller::Company {
                company: company.id,
                workspace: workspace.id,
            }),
        }
    }

    /// Lets the handler answer. New ids that a refused call has used are there to be used again.
    fn dispatch(
        &mut self,
        handler: Handler,
        caller: Caller,
        input: &Input,
        now: Time,
    ) -> Result<Answer, ApiError> {
        let (company, workspace) = match (handler, caller) {
            (Handler::System(handler), _) => {
                return handler(&mut SystemContext { now, world: self });
            }
            (_, Caller::Company { company, workspace }) => (company, workspace),
            (_, Caller::System) => return Err(ApiError::unauthorized()),
        };
        let company = self
            .companies
            .get_mut(&company)
            .ok_or_else(ApiError::unauthorized)?;
        company.expire(&mut self.ids, now);
        let ids_before = self.ids.clone();
        let ids = &mut self.ids;
        let answer = match handler {
            Handler::Workspace(handler) => {
                let Company {
                    settings,
                    log,
                    workspaces,
                    ..
                } = company;
                match workspaces.by_id_mut(workspace) {
                    Some(workspace) => handler(&mut WorkspaceContext {
                        input,
                        now,
                        ids,
                        settings,
                        log,
                        workspace,
                    }),
                    None => Err(ApiError::unauthorized()),
                }
            }
            Handler::Company(handler) => {
                let found = company.workspaces.by_id(workspace);
                let workspace_key = found.map(|workspace| workspace.key.clone()).unwrap_or_default();
                let keys = &mut self.keys;
                handler(&mut CompanyContext {
                    input,
                    now,
                    ids,
                    keys,
                    company,
                    workspace_key,
                })
            }
            Handler::System(_) => Err(ApiError::unauthorized()),
        };
        if answer.is_err() {
            self.ids = ids_before;
        }
        answer
    }
}

fn method_not_allowed(request: &Request<Bytes>) -> ApiError {
    let message = format!("{} is not allowed on {}", request.method(), request.uri().path());
    ApiError::new(StatusCode::METHOD_NOT_ALLOWED, Code::GeneralError, message)
}
