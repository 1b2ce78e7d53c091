//! The answer that was lost, made again of what settling has read.

use super::{Receipt, Settlement, facts::Known};
use crate::{
    Error, Plan,
    model::{
        json::{Verbatim, to_vec},
        written::written,
    },
};
use bytes::Bytes;
use std::collections::BTreeMap;

type Objects<'a> = BTreeMap<&'a str, Verbatim<'a>>;

struct Changed<'a> {
    objects: Objects<'a>,
}

struct Batch<'a> {
    results: Vec<Changed<'a>>,
}

struct Chosen<'a> {
    objects: Vec<&'a str>,
    object_details: Objects<'a>,
}

written! { Changed<'_> { objects = "objects", } where set {} }
written! { Batch<'_> { results = "results", } where set {} }
written! { Chosen<'_> { objects = "objects", object_details = "objectDetails", } where set {} }

/// The body that the server would have answered, with the objects as they are now.
#[inline]
pub(super) fn body(plan: &Plan, receipt: &Receipt, settlement: &Settlement) -> Result<Bytes, Error> {
    let chosen: Vec<_> = settlement
        .choices()
        .flat_map(|choice| {
            choice
                .found()
                .into_iter()
                .map(move |known| (known, choice.number))
        })
        .collect();
    let body = if !chosen.is_empty() {
        to_vec(&Chosen {
            objects: labels(&chosen),
            object_details: chosen.iter().map(|(known, _)| entry(known)).collect(),
        })
    } else if !plan.target().contains("expand=objects") {
        return Ok(Bytes::new());
    } else {
        let mut results: Vec<_> = (0..receipt.parts.len())
            .map(|part| Changed {
                objects: objects(part, receipt, settlement),
            })
            .collect();
        match (plan.spec().path, results.pop()) {
            (path, Some(only)) if path != super::written::BATCH => to_vec(&only),
            (_, last) => {
                results.extend(last);
                to_vec(&Batch { results })
            }
        }
    };
    body.map(Bytes::from)
        .map_err(|error| Error::unreadable(error.into()))
}

/// The objects of one change, in its first event.
#[inline]
fn objects<'a>(part: usize, receipt: &'a Receipt, settlement: &'a Settlement) -> Objects<'a> {
    let Some(part) = receipt.parts.get(part) else {
        return Objects::new();
    };
    let known = part.events.first().into_iter().flat_map(|event| {
        let labels = part.objects.iter().map(|object| &object.label);
        labels.filter_map(move |label| settlement.known(event, label))
    });
    known.map(entry).collect()
}

#[inline]
fn entry(known: &Known) -> (&str, Verbatim<'_>) {
    (known.info.label().as_str(), Verbatim(&known.text))
}

/// The label of an area stands there once for each of its places.
#[inline]
fn labels<'a>(chosen: &[(&'a Known, u32)]) -> Vec<&'a str> {
    let times = |known, number: u32| match super::chosen::is_area(known) {
        // The server chooses places of one area only, and seats one by one.
        true => usize::try_from(number).unwrap_or(1).min(MOST_PLACES),
        false => 1,
    };
    let labels = chosen
        .iter()
        .flat_map(|(known, number)| std::iter::repeat_n(known.info.label().as_str(), times(known, *number)));
    labels.collect()
}

/// A receipt may ask for any number; no area has more places than this.
const MOST_PLACES: usize = 100_000;
