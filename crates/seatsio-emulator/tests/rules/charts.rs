//! Section 6: charts.

use serde_json::json;

use crate::support::Api;

// CHT-1, CHT-3
#[test]
fn a_chart_created_without_anything_has_the_default_name() {
    let mut api = Api::new();
    let chart = api.act("/charts").expect(201);
    assert_eq!(chart["name"], "Untitled chart");
    assert_eq!(chart["status"], "NOT_USED");
    assert_eq!(chart["archived"], json!(false));
    assert_eq!(chart["tags"], json!([]));
}
