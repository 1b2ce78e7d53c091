//! Bodies as the service sends them, of any size.
#![allow(dead_code, reason = "shared by several benches, each of which uses some")]

use serde_json::{Map, Value, json};

/// An event report by status with this many objects, about 600 bytes each: 40 sections, rows of 20 seats,
/// a general-admission area in each section, a third of the seats booked in orders of one to four.
pub(crate) fn event_report(objects: usize) -> Vec<u8> {
    let mut groups: [(&str, Vec<Value>); 3] = [
        ("free", Vec::new()),
        ("booked", Vec::new()),
        ("reservedByToken", Vec::new()),
    ];
    for number in 0..objects {
        let object = object(number);
        let status = object["status"].as_str().unwrap_or_default().to_owned();
        if let Some((_, group)) = groups.iter_mut().find(|(name, _)| *name == status) {
            group.push(object);
        }
    }
    let report: Map<String, Value> = groups
        .into_iter()
        .map(|(name, group)| (name.to_owned(), Value::from(group)))
        .collect();
    serde_json::to_vec(&report).unwrap_or_default()
}

/// An event report by label: a group for each object, in no order, so that neighbours have little in common.
pub(crate) fn event_report_by_label(objects: usize) -> Vec<u8> {
    // A stride without a common divisor with the number of objects meets each of them once.
    let report: Vec<String> = (0..objects)
        .map(|number| object(number * 7_919 % objects))
        .map(|object| format!("{}:[{object}]", object["label"]))
        .collect();
    format!("{{{}}}", report.join(",")).into_bytes()
}

/// What a change of four seats answers.
pub(crate) fn status_change() -> Vec<u8> {
    let objects: Map<String, Value> = (0..400)
        .map(object)
        .filter(|object| object["status"] == "booked")
        .take(4)
        .map(|object| (object["label"].as_str().unwrap_or_default().to_owned(), object))
        .collect();
    serde_json::to_vec(&json!({ "objects": objects })).unwrap_or_default()
}

fn object(number: usize) -> Value {
    let (section, in_section) = (number / 500 % 40, number % 500);
    if in_section == 0 {
        area(section)
    } else {
        seat(number, section, in_section)
    }
}

fn seat(number: usize, section: usize, in_section: usize) -> Value {
    let (row, seat) = (in_section / 20, in_section % 20 + 1);
    let section = format!("Section {section}");
    let row_label = format!("{}{}", char::from(b'A' + (row % 26) as u8), number / 20_000);
    let label = |seat: usize| format!("{section}-{row_label}-{seat}");
    let order = in_section / 3;
    let status = match order % 10 {
        0 | 3 | 7 => "booked",
        5 if order % 4 == 1 => "reservedByToken",
        _ => "free",
    };
    let mut object = json!({
        "label": label(seat),
        "labels": {
            "own": {"label": seat.to_string(), "type": "seat"},
            "parent": {"label": row_label, "type": "row"},
            "section": section,
        },
        "ids": {"own": seat.to_string(), "parent": row_label, "section": section},
        "status": status,
        "categoryLabel": format!("Category {}", row % 6),
        "categoryKey": (row % 6 + 1).to_string(),
        "objectType": "seat",
        "forSale": true,
        "section": section,
        "entrance": "Main entrance",
        "isAccessible": seat == 1,
        "isCompanionSeat": seat == 2,
        "hasRestrictedView": row > 20,
        "isAvailable": status == "free",
        "availabilityReason": if status == "free" { "available" } else { status },
        "distanceToFocalPoint": 37.5 + row as f64 * 11.25 + seat as f64 * 0.3125,
        "seasonStatusOverriddenQuantity": 0,
    });
    if seat > 1 {
        object["leftNeighbour"] = label(seat - 1).into();
    }
    if seat < 20 {
        object["rightNeighbour"] = label(seat + 1).into();
    }
    if status == "booked" {
        object["ticketType"] = (if order.is_multiple_of(2) { "adult" } else { "child" }).into();
        object["orderId"] = format!("order-{:08}", number / 3).into();
        if order.is_multiple_of(4) {
            object["extraData"] = json!({"name": format!("Guest {number}"), "vip": false});
        }
    }
    if status == "reservedByToken" {
        object["holdToken"] = format!("{order:08x}-7d6a-4f1e-9c52-0a1b2c3d4e5f").into();
    }
    if row % 10 == 3 {
        object["channel"] = "box-office".into();
    }
    object
}

fn area(section: usize) -> Value {
    let label = format!("GA{section}");
    json!({
        "label": label,
        "labels": {"own": {"label": label, "type": "generalAdmission"}},
        "ids": {"own": label},
        "status": "free",
        "categoryLabel": "Standing",
        "categoryKey": "7",
        "objectType": "generalAdmission",
        "areaType": "generalAdmission",
        "forSale": true,
        "capacity": 100,
        "numBooked": 5,
        "numFree": 92,
        "numHeld": 3,
        "numNotForSale": 0,
        "bookAsAWhole": false,
        "variableOccupancy": false,
        "minOccupancy": 1,
        "holds": {"7d6a4f1e-9c52-4c1b-8c3d-4e5f7d6a4f1e": {"NO_TICKET_TYPE": 3}},
        "isAvailable": true,
        "availabilityReason": "available",
        "distanceToFocalPoint": 120.5,
        "seasonStatusOverriddenQuantity": 0,
    })
}

/// A page of a list.
fn page(item: impl Fn(usize) -> Value) -> Vec<u8> {
    let items: Vec<Value> = (0..100).map(item).collect();
    serde_json::to_vec(&json!({"items": items, "next_page_starts_after": "4100"})).unwrap_or_default()
}

/// A page of 100 charts.
pub(crate) fn charts() -> Vec<u8> {
    page(a_chart)
}

/// One chart.
pub(crate) fn chart() -> Vec<u8> {
    serde_json::to_vec(&a_chart(7)).unwrap_or_default()
}

fn a_chart(number: usize) -> Value {
    json!({
        "id": 4_200 - number,
        "key": format!("{number:08x}-52f1-4b0e-a86e-6ab1f6cd2e30"),
        "name": format!("Concert hall {number}"),
        "status": "PUBLISHED",
        "tags": ["2026", "concerts"],
        "publishedVersionThumbnailUrl":
            format!("https://thumbnails-eu.seatsio.net/c0ffee00/charts/{number:08x}/published/1700000000"),
        "draftVersionThumbnailUrl": null,
        "archived": false,
    })
}

/// A page of 100 events.
pub(crate) fn events() -> Vec<u8> {
    page(|number| {
        json!({
            "id": 580_293 - number,
            "key": format!("spring-gala-{number}"),
            "chartKey": format!("{:08x}-52f1-4b0e-a86e-6ab1f6cd2e30", number / 10),
            "name": format!("Spring gala {number}"),
            "date": "2026-07-20",
            "tableBookingConfig": {"mode": "INHERIT"},
            "supportsBestAvailable": true,
            "forSaleConfig": {"forSale": false, "objects": ["A-1", "A-2"], "areaPlaces": {}, "categories": []},
            "createdOn": "2026-05-05T10:58:44.715Z",
            "updatedOn": "2026-06-01T08:00:00.001Z",
            "channels": [{
                "id": "0a1b2c3d", "key": "box-office", "name": "Box office", "color": "#00FF00", "index": 1,
                "objects": ["B-1", "B-2", "B-3"], "areaPlaces": {"GA1": 20},
            }],
            "categories": [
                {"key": 9, "label": "Cat1", "color": "#87A9CD", "accessible": false},
                {"key": 10, "label": "Cat2", "color": "#5E42ED", "accessible": false},
                {"key": "string11", "label": "Cat3", "color": "#5E42BB", "accessible": false},
            ],
            "isSeason": false,
            "isTopLevelSeason": false,
            "isPartialSeason": false,
            "isEventInSeason": false,
            "isInThePast": false,
        })
    })
}

/// A page of 100 status changes.
pub(crate) fn status_changes() -> Vec<u8> {
    page(|number| {
        json!({
            "id": 10_000 - number,
            "eventId": 580_293,
            "status": "booked",
            "quantity": 1,
            "objectLabel": format!("Section 1-A-{number}"),
            "displayedLabel": format!("A-{number}"),
            "date": "2026-05-05T10:58:44.715Z",
            "orderId": format!("order-{number:08}"),
            "extraData": {"name": format!("Guest {number}")},
            "origin": {"type": "API_CALL", "ip": "203.0.113.7"},
            "isPresentOnChart": true,
        })
    })
}
