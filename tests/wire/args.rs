//! The logical arguments of a recorded call, read once each, so that none is overlooked.

use seatsio_core::Error;
use serde_json::{Map, Value};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

/// What a mapping gives back: whether the call went well.
pub type Sent = Result<(), Error>;

/// Forgets the value of a call that went well.
pub fn done<T>(result: Result<T, Error>) -> Sent {
    result.map(drop)
}

/// The arguments of a call. One that is absent or null was not passed.
///
/// What no mapping has asked for, and what was not of the kind that it asked for, is a problem at the end.
pub struct Args {
    values: Map<String, Value>,
    read: RefCell<BTreeSet<String>>,
    problems: RefCell<Vec<String>>,
    not_representable: RefCell<Option<String>>,
}

impl Args {
    pub fn new(values: Map<String, Value>) -> Self {
        Self {
            values,
            read: RefCell::default(),
            problems: RefCell::default(),
            not_representable: RefCell::default(),
        }
    }

    /// The argument as it is.
    pub fn json(&self, name: &str) -> Option<Value> {
        self.read.borrow_mut().insert(name.to_owned());
        self.values.get(name).filter(|value| !value.is_null()).cloned()
    }

    /// The argument is there, and null.
    #[expect(dead_code, reason = "for the mappings of events, where null removes a value")]
    pub fn is_null(&self, name: &str) -> bool {
        self.read.borrow_mut().insert(name.to_owned());
        self.values.get(name).is_some_and(Value::is_null)
    }

    /// A text.
    pub fn text(&self, name: &str) -> Option<String> {
        self.read_as(name, "a text", |value| value.as_str().map(str::to_owned))
    }

    /// A text that the call cannot do without.
    pub fn needed(&self, name: &str) -> String {
        self.text(name).unwrap_or_else(|| {
            self.problem(format!("the argument {name} is missing"));
            String::new()
        })
    }

    /// A whole number from 0 on.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.read_as(name, "a small number", |value| value.as_u64()?.try_into().ok())
    }

    /// The id of something.
    pub fn id(&self, name: &str) -> Option<u64> {
        self.read_as(name, "an id", Value::as_u64)
    }

    /// True or false.
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.read_as(name, "true or false", Value::as_bool)
    }

    /// A list of texts, nulls left out.
    pub fn texts(&self, name: &str) -> Option<Vec<String>> {
        self.read_as(name, "a list of texts", |value| {
            let texts = value.as_array()?.iter().filter(|value| !value.is_null());
            texts.map(|value| value.as_str().map(str::to_owned)).collect()
        })
    }

    /// A list of objects, each with arguments of its own.
    pub fn each<T>(&self, name: &str, read: impl Fn(&Args) -> T) -> Option<Vec<T>> {
        let list = self.read_as(name, "a list of objects", |value| {
            let objects = value.as_array()?.iter();
            objects
                .map(|value| value.as_object().cloned())
                .collect::<Option<Vec<_>>>()
        })?;
        Some(
            list.into_iter()
                .map(|values| self.nested(name, values, &read))
                .collect(),
        )
    }

    /// An object with arguments of its own.
    pub fn object<T>(&self, name: &str, read: impl Fn(&Args) -> T) -> Option<T> {
        let values = self.read_as(name, "an object", |value| value.as_object().cloned())?;
        Some(self.nested(name, values, &read))
    }

    /// An object whose members are all of one kind, by key.
    pub fn map<T>(&self, name: &str, read: impl Fn(&Value) -> Option<T>) -> Option<BTreeMap<String, T>> {
        self.read_as(name, "an object with values of one kind", |value| {
            let members = value.as_object()?.iter();
            members
                .map(|(key, value)| Some((key.clone(), read(value)?)))
                .collect()
        })
    }

    /// The argument, read by a function that knows its kind.
    pub fn read_as<T>(&self, name: &str, kind: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let value = self.json(name)?;
        let result = read(&value);
        if result.is_none() {
            self.problem(format!("the argument {name} is not {kind}: {value}"));
        }
        result
    }

    fn nested<T>(&self, name: &str, values: Map<String, Value>, read: impl Fn(&Args) -> T) -> T {
        let args = Args::new(values);
        let result = read(&args);
        for problem in args.problems() {
            self.problem(format!("{name}: {problem}"));
        }
        if let Some(reason) = args.not_representable() {
            self.cannot(reason);
        }
        result
    }

    /// Whether a mapping has asked for anything: then it knows the operation.
    pub fn are_read(&self) -> bool {
        !self.read.borrow().is_empty()
    }

    /// Notes something that is wrong with the vector or its mapping.
    pub fn problem(&self, problem: String) {
        self.problems.borrow_mut().push(problem);
    }

    /// Notes that our types cannot say what was said here, and why that is right.
    pub fn cannot(&self, reason: impl Into<String>) {
        self.not_representable.replace(Some(reason.into()));
    }

    /// Why our types cannot say this, if they cannot.
    pub fn not_representable(&self) -> Option<String> {
        self.not_representable.borrow().clone()
    }

    /// What was wrong: arguments of another kind than expected, and those that nothing asked for.
    pub fn problems(&self) -> Vec<String> {
        let read = self.read.borrow();
        let unknown = self.values.keys().filter(|name| !read.contains(*name));
        let unknown = unknown.map(|name| format!("the mapping does not know the argument {name}"));
        self.problems.borrow().iter().cloned().chain(unknown).collect()
    }
}

/// Sets each option of an operation that the call was given: `set!(operation, args, text name, flag is_test)`.
///
/// The word before an option is the method of [`Args`] that reads it. `= "name"` follows where the argument
/// is called otherwise than the option, `via convert` where its value has to be converted.
macro_rules! set {
    ($operation:expr, $args:expr $(, $kind:ident $option:ident $(= $name:literal)? $(via $convert:expr)?)* $(,)?) => {{
        let operation = $operation;
        $(
            let operation = match $args.$kind($crate::args::set!(@name $option $($name)?)) {
                Some(value) => operation.$option($crate::args::set!(@value value $($convert)?)),
                None => operation,
            };
        )*
        operation
    }};
    (@name $option:ident) => { stringify!($option) };
    (@name $option:ident $name:literal) => { $name };
    (@value $value:ident) => { $value };
    (@value $value:ident $convert:expr) => { $convert($value) };
}

/// Sends a list operation in the form that the last part of the recorded operation names: all items, or a page.
macro_rules! list {
    ($operation:expr, $form:expr, $args:expr) => {{
        let (operation, args): (_, &$crate::args::Args) = ($operation, $args);
        match $form.rsplit('.').next() {
            Some("list_all") => $crate::args::drain(operation.items(), args.id("take")),
            _ => {
                let operation = $crate::args::set!(
                    operation, args,
                    number page_size, id starting_after = "after_id", id ending_before = "before_id"
                );
                $crate::args::done(operation.send())
            }
        }
    }};
}

/// Adds a query parameter that no documentation has, the way a caller would.
macro_rules! undocumented {
    ($operation:expr, $args:expr, $name:literal) => {{
        let operation = $operation;
        match $args.text($name) {
            Some(value) => operation.options(|options| options.query($name, value)),
            None => operation,
        }
    }};
}

pub(crate) use {list, set, undocumented};

/// Walks a list to its end, or takes as many items as the caller wanted.
pub fn drain<T>(items: impl Iterator<Item = Result<T, Error>>, take: Option<u64>) -> Sent {
    let most = take.and_then(|take| take.try_into().ok()).unwrap_or(usize::MAX);
    items.take(most).try_for_each(done)
}
