//! What a body may look like, said once per operation, and the complaint when it does not (ERR-5).
//!
//! ```text
//! const CREATE: Shape = object(&[required("chartKey", TEXT), optional("categories", list(&CATEGORY))]);
//! ```

use serde_json::{Map, Value};

/// What a value of a body has to be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// Any value but null.
    Any,
    /// A text of at least so many characters.
    Text { shortest: usize },
    /// One of a few texts, exactly as written.
    OneOf(&'static [&'static str]),
    /// A day, as `2026-07-09`.
    Date,
    /// A text in the shape of a UUID.
    Uuid,
    /// A whole number within bounds.
    Integer { least: i64, most: i64 },
    /// True or false.
    Flag,
    /// An array.
    List {
        of: &'static Shape,
        fewest: usize,
        most: usize,
    },
    /// An object with these fields and no others.
    Object(&'static [Field]),
    /// An object with any field names. An empty array will do for an empty one: PHP cannot tell them apart.
    Map(&'static Shape),
    /// The shape, or null.
    Nullable(&'static Shape),
    /// Any of these shapes.
    Either(&'static [Shape]),
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Field {
    name: &'static str,
    shape: Shape,
    need: Need,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    Required,
    Optional,
}

/// What to do with fields that an operation does not know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub enum UnknownFields {
    /// Refuse the call and name the field: this is how a wrong client is found.
    #[default]
    Refused,
    /// Carry the call out without them.
    Ignored,
}

pub(crate) const TEXT: Shape = Shape::Text { shortest: 0 };
pub(crate) const NON_EMPTY_TEXT: Shape = Shape::Text { shortest: 1 };
pub(crate) const FLAG: Shape = Shape::Flag;
/// A whole number from 0.
pub(crate) const COUNT: Shape = integer(0, i64::MAX);

pub(crate) const fn integer(least: i64, most: i64) -> Shape {
    Shape::Integer { least, most }
}

pub(crate) const fn object(fields: &'static [Field]) -> Shape {
    Shape::Object(fields)
}

pub(crate) const fn list(of: &'static Shape) -> Shape {
    list_of(of, 0, usize::MAX)
}

pub(crate) const fn list_of(of: &'static Shape, fewest: usize, most: usize) -> Shape {
    Shape::List { of, fewest, most }
}

/// A field that has to be there and must not be null.
pub(crate) const fn required(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        need: Need::Required,
    }
}

/// A field that may be left out or null.
pub(crate) const fn optional(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        need: Need::Optional,
    }
}

impl Shape {
    /// Every way in which a value differs from the shape, in the words of the everit validator.
    pub(crate) fn complaints(&self, value: &Value, unknown: UnknownFields) -> Vec<String> {
        let mut check = Check {
            unknown,
            complaints: Vec::new(),
        };
        check.value(self, value, &Place::Root);
        check.complaints
    }
}

/// Where in the body a value stands: `#/events/0`.
enum Place<'a> {
    Root,
    Field(&'a Place<'a>, &'a str),
    Item(&'a Place<'a>, usize),
}

impl std::fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Root => f.write_str("#"),
            Self::Field(parent, name) => write!(f, "{parent}/{name}"),
            Self::Item(parent, at) => write!(f, "{parent}/{at}"),
        }
    }
}

struct Check {
    unknown: UnknownFields,
    complaints: Vec<String>,
}

impl Check {
    fn complain(&mut self, place: &Place<'_>, complaint: impl std::fmt::Display) {
        self.complaints.push(format!("{place}: {complaint}"));
    }

    fn wrong_type(&mut self, place: &Place<'_>, expected: &str, found: &Value) {
        self.complain(
            place,
            format_args!("expected type: {expected}, found: {}", type_name(found)),
        );
    }

    fn value(&mut self, shape: &Shape, value: &Value, place: &Place<'_>) {
        match (shape, value) {
            (Shape::Nullable(_), Value::Null) => {}
            (Shape::Nullable(shape), _) => self.value(shape, value, place),
            (Shape::Either(shapes), _) => self.either(shapes, value, place),
            (Shape::Any, Value::Null) => self.wrong_type(place, "any", value),
            (Shape::Any, _) | (Shape::Flag, Value::Bool(_)) => {}
            (Shape::Text { .. } | Shape::OneOf(_) | Shape::Date | Shape::Uuid, Value::String(text)) => {
                self.text(shape, text, place);
            }
            (Shape::Integer { least, most }, Value::Number(number)) => match number.as_i64() {
                Some(number) if number < *least => {
                    self.complain(place, format_args!("{number} is not greater or equal to {least}"));
                }
                Some(number) if number > *most => {
                    self.complain(place, format_args!("{number} is not less or equal to {most}"));
                }
                Some(_) => {}
                None => self.wrong_type(place, "Integer", value),
            },
            (Shape::List { of, fewest, most }, Value::Array(items)) => {
                self.list(of, *fewest, *most, items, place)
            }
            (Shape::Object(fields), Value::Object(object)) => self.object(fields, object, place),
            (Shape::Map(shape), Value::Object(object)) => {
                for (name, value) in object {
                    self.value(shape, value, &Place::Field(place, name));
                }
            }
            (Shape::Map(_), Value::Array(items)) if items.is_empty() => {}
            _ => self.wrong_type(place, shape.type_name(), value),
        }
    }

    fn text(&mut self, shape: &Shape, text: &str, place: &Place<'_>) {
        match shape {
            Shape::Text { shortest } if text.chars().count() < *shortest => {
                let length = text.chars().count();
                self.complain(
                    place,
                    format_args!("expected minLength: {shortest}, actual: {length}"),
                );
            }
            Shape::OneOf(values) if !values.contains(&text) => {
                self.complain(place, format_args!("{text} is not a valid enum value"));
            }
            Shape::Date if !crate::time::is_date(text) => {
                self.complain(
                    place,
                    format_args!("[{text}] is not a valid date. Expected [yyyy-MM-dd]"),
                );
            }
            Shape::Uuid if !crate::ids::is_uuid(text) => {
                self.complain(place, format_args!("[{text}] is not a valid uuid"));
            }
            _ => {}
        }
    }

    fn list(&mut self, of: &Shape, fewest: usize, most: usize, items: &[Value], place: &Place<'_>) {
        let found = items.len();
        if found < fewest {
            self.complain(
                place,
                format_args!("expected minimum item count: {fewest}, found: {found}"),
            );
        }
        if found > most {
            self.complain(
                place,
                format_args!("expected maximum item count: {most}, found: {found}"),
            );
        }
        for (at, item) in items.iter().enumerate() {
            self.value(of, item, &Place::Item(place, at));
        }
    }

    fn object(&mut self, fields: &[Field], object: &Map<String, Value>, place: &Place<'_>) {
        for field in fields {
            match object.get(field.name) {
                None if field.need == Need::Required => {
                    self.complain(place, format_args!("required key [{}] not found", field.name));
                }
                None => {}
                Some(Value::Null) if field.need == Need::Optional => {}
                Some(value) => self.value(&field.shape, value, &Place::Field(place, field.name)),
            }
        }
        if self.unknown == UnknownFields::Ignored {
            return;
        }
        for name in object
            .keys()
            .filter(|name| !fields.iter().any(|field| field.name == *name))
        {
            self.complain(place, format_args!("extraneous key [{name}] is not permitted"));
        }
    }

    /// The complaints of the one shape that has the type of the value, if there is just one such.
    fn either(&mut self, shapes: &[Shape], value: &Value, place: &Place<'_>) {
        let mut of_the_type = shapes
            .iter()
            .filter(|shape| shape.type_name() == type_name(value));
        if let (Some(shape), None) = (of_the_type.next(), of_the_type.next()) {
            return self.value(shape, value, place);
        }
        let fits = |shape: &Shape| shape.complaints(value, self.unknown).is_empty();
        if !shapes.iter().any(fits) {
            let total = shapes.len();
            self.complain(
                place,
                format_args!("no subschema matched out of the total {total} subschemas"),
            );
        }
    }
}

impl Shape {
    const fn type_name(&self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Text { .. } | Self::OneOf(_) | Self::Date | Self::Uuid => "String",
            Self::Integer { .. } => "Integer",
            Self::Flag => "Boolean",
            Self::List { .. } => "JSONArray",
            Self::Object(_) | Self::Map(_) => "JSONObject",
            Self::Nullable(shape) => shape.type_name(),
            Self::Either(_) => "either",
        }
    }
}

/// The name of a value's type, as the everit validator says it.
fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "Null",
        Value::Bool(_) => "Boolean",
        Value::Number(number) if number.is_f64() => "BigDecimal",
        Value::Number(_) => "Integer",
        Value::String(_) => "String",
        Value::Array(_) => "JSONArray",
        Value::Object(_) => "JSONObject",
    }
}
