use std::collections::{BTreeSet, HashMap};

use proptest::prelude::*;

use super::{Failure, Found, Offer, Orphans, Wish, search};
use crate::demo;
use crate::draw::{self, DrawingBuilder, Row, SeatTrait, Section, Table, Zone};
use crate::drawing::{Category, Drawing};

/// An event in which some labels are taken, and some are in a channel.
#[derive(Default)]
struct Stock<'a> {
    taken: BTreeSet<usize>,
    /// Objects in channels that the caller did not name.
    elsewhere: BTreeSet<usize>,
    places: HashMap<usize, u32>,
    whole_tables: bool,
    drawing: Option<&'a Drawing>,
}

impl<'a> Stock<'a> {
    fn of(drawing: &'a Drawing) -> Self {
        let areas = drawing.objects.iter().enumerate();
        let places = areas.filter_map(|(index, object)| Some((index, object.as_area()?.capacity)));
        Self {
            places: places.collect(),
            drawing: Some(drawing),
            ..Self::default()
        }
    }

    fn without(mut self, labels: &[&str]) -> Self {
        let drawing = self.drawing.expect("a stock has a drawing");
        self.taken
            .extend(labels.iter().filter_map(|label| drawing.find(label)));
        self
    }

    fn only(mut self, label: &str) -> Self {
        let drawing = self.drawing.expect("a stock has a drawing");
        let chosen = drawing.find(label).expect("the label is drawn");
        self.elsewhere = (0..drawing.objects.len())
            .filter(|index| *index != chosen)
            .collect();
        self
    }

    fn with_whole_tables(mut self) -> Self {
        self.whole_tables = true;
        self
    }
}

impl Offer for Stock<'_> {
    fn is_free(&self, object: usize) -> bool {
        let drawn = &self.drawing.expect("a stock has a drawing").objects[object];
        let is_at_table = drawn.as_seat().is_some_and(|seat| seat.table().is_some());
        let is_bookable = match self.whole_tables {
            true => !is_at_table,
            false => drawn.as_table().is_none(),
        };
        is_bookable && !self.taken.contains(&object)
    }

    fn is_offered(&self, object: usize) -> bool {
        self.is_free(object) && !self.elsewhere.contains(&object)
    }

    fn offered_places(&self, area: usize) -> u32 {
        self.places.get(&area).copied().unwrap_or_default()
    }

    fn category<'a>(&'a self, drawing: &'a Drawing, object: usize) -> Option<&'a Category> {
        drawing.category_of(&drawing.objects[object])
    }
}

/// Two rows of category Cat1 and two of Cat2 with 8 seats each, the geometry of the drawing that
/// the official clients test with.
fn four_rows() -> Drawing {
    let row = |label: &str, y: f64, category: u32| Row::new(label).seats(8).at(151.94, y).category(category);
    let drawing = DrawingBuilder::new("Four rows")
        .category(draw::Category::new(9, "Cat1"))
        .category(draw::Category::new(10, "Cat2"))
        .focal_point(225.0, 33.23)
        .row(row("A", 99.56, 9).with("7", SeatTrait::Accessible))
        .row(row("B", 123.56, 9))
        .row(row("C", 147.56, 10))
        .row(row("D", 171.56, 10))
        .area(draw::Area::new("GA1", 100).category(9).at(53.22, 139.45))
        .area(draw::Area::new("GA2", 100).category(10).at(389.22, 139.45));
    parsed(&drawing)
}

fn parsed(drawing: &DrawingBuilder) -> Drawing {
    Drawing::parse(drawing.build().to_string()).expect("what is built is a drawing")
}

fn number(number: usize) -> Wish<'static> {
    Wish {
        number,
        ..Wish::default()
    }
}

/// The labels of what is found, and whether the seats are next to each other.
fn found(drawing: &Drawing, stock: &Stock<'_>, wish: &Wish<'_>) -> (Vec<String>, Option<bool>) {
    let label = |index: &usize| drawing.objects[*index].label.to_string();
    match search(drawing, stock, wish).expect("something is available") {
        Found::Seats {
            objects,
            next_to_each_other,
        } => (objects.iter().map(label).collect(), Some(next_to_each_other)),
        Found::Whole(objects) => (objects.iter().map(label).collect(), None),
        Found::Places { area, places } => (vec![format!("{}x{places}", label(&area))], None),
    }
}

#[track_caller]
fn assert_found(drawing: &Drawing, stock: &Stock<'_>, wish: &Wish<'_>, labels: &[&str]) {
    assert_eq!(found(drawing, stock, wish).0, labels);
}

#[test]
fn bst_12_the_nearest_seats_are_found() {
    let drawing = four_rows();
    let stock = Stock::of(&drawing);
    assert_found(&drawing, &stock, &number(1), &["A-5"]);
    assert_found(&drawing, &stock, &number(2), &["A-4", "A-5"]);
    let (labels, next_to_each_other) = found(&drawing, &stock, &number(3));
    assert_eq!(labels, ["A-4", "A-5", "A-6"]);
    assert_eq!(next_to_each_other, Some(true));
}

#[test]
fn bst_9_the_smallest_sum_of_distances_wins_and_of_two_the_first_that_is_drawn() {
    let row = |label: &str, y: f64| Row::new(label).seats(2).at(-10.0, y);
    let drawing = parsed(
        &DrawingBuilder::new("Around")
            .focal_point(0.0, 0.0)
            .row(row("Far", 40.0))
            .row(row("Above", 10.0))
            .row(row("Below", -10.0)),
    );
    let stock = Stock::of(&drawing);
    assert_found(&drawing, &stock, &number(2), &["Above-1", "Above-2"]);
    let stock = stock.without(&["Above-1"]);
    assert_found(&drawing, &stock, &number(2), &["Below-1", "Below-2"]);
}

#[test]
fn bst_7_categories_are_found_by_label_whatever_the_case_and_by_key() {
    let drawing = four_rows();
    let stock = Stock::of(&drawing);
    for name in ["cat2", "Cat2", "10"] {
        let wish = Wish {
            categories: vec![name],
            ..number(3)
        };
        assert_found(&drawing, &stock, &wish, &["C-4", "C-5", "C-6"]);
    }
}

#[test]
fn bst_11_no_single_seat_is_left_over_if_that_can_be_avoided() {
    let drawing = four_rows();
    let stock = Stock::of(&drawing).without(&["A-4", "A-5"]);
    assert_found(&drawing, &stock, &number(2), &["B-4", "B-5"]);
}

#[test]
fn bst_5_single_seats_may_be_left_over_when_asked_so() {
    let drawing = four_rows();
    let stock = Stock::of(&drawing).without(&["A-4", "A-5"]);
    let wish = Wish {
        orphans: Orphans::Allow,
        ..number(2)
    };
    assert_found(&drawing, &stock, &wish, &["A-2", "A-3"]);
}

#[test]
fn bst_3_orphans_are_accepted_rather_than_nothing() {
    let drawing = parsed(
        &DrawingBuilder::new("Three seats")
            .focal_point(0.0, 0.0)
            .row(Row::new("A").seats(3).at(0.0, 10.0)),
    );
    let (labels, next_to_each_other) = found(&drawing, &Stock::of(&drawing), &number(2));
    assert_eq!(labels, ["A-1", "A-2"]);
    assert_eq!(next_to_each_other, Some(true));
}

#[test]
fn bst_10_a_group_has_exactly_as_many_accessible_seats_as_asked_for() {
    let drawing = four_rows();
    let wish = Wish {
        accessible_seats: 1,
        ..number(3)
    };
    let (labels, next_to_each_other) = found(&drawing, &Stock::of(&drawing), &wish);
    assert_eq!(labels, ["A-6", "A-7", "A-8"]);
    assert_eq!(next_to_each_other, Some(true));
}

#[test]
fn bst_6_only_what_is_in_the_channels_is_chosen() {
    let drawing = four_rows();
    let stock = Stock::of(&drawing).only("B-6");
    assert_found(&drawing, &stock, &number(1), &["B-6"]);
}

#[test]
fn bst_3_more_than_there_is_cannot_be_found() {
    let drawing = four_rows();
    let answer = search(&drawing, &Stock::of(&drawing), &number(3_000));
    assert_eq!(answer, Err(Failure::NotFound));
}

#[test]
fn bst_11_a_free_seat_of_another_channel_is_company_for_the_seat_beside_it() {
    let drawing = parsed(
        &DrawingBuilder::new("Two rows")
            .focal_point(0.0, 0.0)
            .row(Row::new("A").seats(4).at(0.0, 10.0))
            .row(Row::new("B").seats(4).at(0.0, 50.0)),
    );
    let mut stock = Stock::of(&drawing);
    stock.elsewhere.extend(drawing.find("A-4"));
    assert_found(&drawing, &stock, &number(2), &["A-1", "A-2"]);
}

#[test]
fn bst_4_nothing_is_nearest_without_a_focal_point() {
    let drawing = parsed(&DrawingBuilder::new("Blind").row(Row::new("A").seats(3)));
    let answer = search(&drawing, &Stock::of(&drawing), &number(1));
    assert_eq!(answer, Err(Failure::NoFocalPoint));
}

fn two_zones() -> Drawing {
    let section = |label: &str, zone: &str, x: f64| {
        let row = Row::new("A").seats(5).at(10.0, 10.0);
        Section::new(label).zone(zone).category(1).at(x, 0.0).row(row)
    };
    parsed(
        &DrawingBuilder::new("Two zones")
            .category(draw::Category::new(1, "Seats"))
            .zone(Zone::new("left", "Left").focal_point(0.0, 0.0))
            .zone(Zone::new("right", "Right").focal_point(400.0, 0.0))
            .section(section("L", "left", 0.0))
            .section(section("R", "right", 200.0)),
    )
}

#[test]
fn bst_8_a_zone_is_measured_from_its_own_focal_point() {
    let drawing = two_zones();
    let stock = Stock::of(&drawing);
    let in_zone = |zone| Wish {
        zone: Some(zone),
        ..number(2)
    };
    assert_found(&drawing, &stock, &in_zone("left"), &["L-A-1", "L-A-2"]);
    assert_found(&drawing, &stock, &in_zone("right"), &["R-A-4", "R-A-5"]);
    let answer = search(&drawing, &stock, &in_zone("nowhere"));
    assert_eq!(answer, Err(Failure::NotFound));
}

#[test]
fn bst_6_only_the_sections_asked_for_are_searched() {
    let drawing = Drawing::parse(demo::stadium(3, 4, 6).to_string()).expect("a demo is a drawing");
    let wish = Wish {
        sections: vec!["3"],
        ..number(2)
    };
    let (labels, _) = found(&drawing, &Stock::of(&drawing), &wish);
    assert!(labels.iter().all(|label| label.starts_with("3-")), "{labels:?}");
}

#[test]
fn bst_3_a_group_that_fits_into_no_row_is_split_and_nobody_sits_alone() {
    let drawing = Drawing::parse(demo::hall(3, 6).to_string()).expect("a demo is a drawing");
    let (labels, next_to_each_other) = found(&drawing, &Stock::of(&drawing), &number(7));
    assert_eq!(next_to_each_other, Some(false));
    let in_row = |row: &str| labels.iter().filter(|label| label.starts_with(row)).count();
    assert_eq!([in_row("1-"), in_row("2-"), in_row("3-")], [5, 2, 0]);
}

#[test]
fn bst_3_a_section_that_has_them_all_goes_before_several() {
    let drawing = Drawing::parse(demo::stadium(2, 2, 4).to_string()).expect("a demo is a drawing");
    let (labels, _) = found(&drawing, &Stock::of(&drawing), &number(8));
    let first = labels[0].split('-').next().expect("a label has parts");
    assert!(labels.iter().all(|label| label.starts_with(first)), "{labels:?}");
    let (labels, next_to_each_other) = found(&drawing, &Stock::of(&drawing), &number(9));
    assert_eq!((labels.len(), next_to_each_other), (9, Some(false)));
}

fn tables() -> Drawing {
    parsed(
        &DrawingBuilder::new("Tables")
            .focal_point(0.0, 0.0)
            .table(Table::new("T1", 4).at(100.0, 100.0))
            .table(Table::new("T2", 4).at(50.0, 50.0))
            .table(Table::new("T3", 4).at(200.0, 200.0)),
    )
}

#[test]
fn bst_3_whole_tables_are_chosen_when_there_are_no_seats() {
    let drawing = tables();
    let stock = Stock::of(&drawing).with_whole_tables();
    let (labels, next_to_each_other) = found(&drawing, &stock, &number(2));
    assert_eq!(labels, ["T1", "T2"]);
    assert_eq!(next_to_each_other, None);
}

#[test]
fn bst_3_seats_of_one_table_count_as_adjacent() {
    let drawing = tables();
    let (labels, next_to_each_other) = found(&drawing, &Stock::of(&drawing), &number(4));
    assert_eq!(labels, ["T2-1", "T2-2", "T2-3", "T2-4"]);
    assert_eq!(next_to_each_other, Some(true));
}

#[test]
fn bst_3_places_of_the_nearest_area_come_last() {
    let drawing = four_rows();
    assert_found(&drawing, &Stock::of(&drawing), &number(40), &["GA2x40"]);
    let wish = Wish {
        categories: vec!["9"],
        ..number(40)
    };
    assert_found(&drawing, &Stock::of(&drawing), &wish, &["GA1x40"]);
}

proptest! {
    #[test]
    fn what_is_found_is_offered_complete_and_always_the_same(
        taken in prop::collection::btree_set(0_usize..60, 0..50),
        elsewhere in prop::collection::btree_set(0_usize..60, 0..20),
        accessible in prop::collection::vec(1_usize..=10, 0..8),
        wanted in 1_usize..14,
        accessible_wanted in 0_usize..3,
        careful in any::<bool>(),
    ) {
        let rows = (1..=6).map(|row| {
            let flags = accessible.iter().filter(|seat| (*seat + row) % 3 == 0);
            flags.fold(Row::new(row.to_string()).seats(10), |row, seat| row.with(&seat.to_string(), SeatTrait::Accessible))
        });
        let drawing = parsed(&DrawingBuilder::new("Any").stage("Stage").rows(rows));
        let stock = Stock { taken, elsewhere, ..Stock::of(&drawing) };
        let wish = Wish {
            accessible_seats: accessible_wanted,
            orphans: if careful { Orphans::Prevent } else { Orphans::Allow },
            ..number(wanted)
        };
        let answer = search(&drawing, &stock, &wish);
        prop_assert_eq!(&answer, &search(&drawing, &stock, &wish));
        let offered = |accessible: bool| {
            let seats = drawing.objects.iter().enumerate();
            seats.filter(|(index, seat)| {
                stock.is_offered(*index) && seat.as_seat().is_some_and(|seat| seat.traits.is_accessible == accessible)
            }).count()
        };
        let is_possible = accessible_wanted <= wanted
            && offered(true) >= accessible_wanted
            && offered(false) >= wanted - accessible_wanted;
        match answer {
            Ok(Found::Seats { objects, next_to_each_other }) => {
                let distinct: BTreeSet<usize> = objects.iter().copied().collect();
                prop_assert_eq!(distinct.len(), wanted);
                prop_assert!(objects.iter().all(|seat| stock.is_offered(*seat)));
                let chosen = objects.iter().filter(|seat| {
                    drawing.objects[**seat].as_seat().is_some_and(|seat| seat.traits.is_accessible)
                });
                prop_assert_eq!(chosen.count(), accessible_wanted);
                if next_to_each_other {
                    let row = drawing.rows.iter().find(|row| row.seats().contains(&objects[0]));
                    let row = row.expect("every seat of this hall has a row").seats();
                    prop_assert!(objects.windows(2).all(|pair| pair[1] == pair[0] + 1));
                    prop_assert!(objects.iter().all(|seat| row.contains(seat)));
                }
            }
            Err(Failure::NotFound) => prop_assert!(!is_possible),
            other => prop_assert!(false, "{:?}", other),
        }
    }
}
