//! Finding things as assistive technology sees them.

use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use crate::HarnessError;

const SCRIPT: &str = include_str!("locate.js");
/// Under what the WebDriver standard hands over an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The first visible thing of a role and accessible name; see `locate.js` for what a name may be.
pub(super) async fn one(client: &Client, role: &str, name: &str) -> Result<Option<Element>, HarnessError> {
    let found = match client.execute(SCRIPT, vec![json!(role), json!(name)]).await {
        // It was replaced between the page's answer and the driver's look at it.
        Err(error) if error.is_stale_element_reference() => return Ok(None),
        found => found?,
    };
    match found.get(ELEMENT).and_then(Value::as_str) {
        Some(id) => Ok(Some(Element::from_element_id(client.clone(), ElementRef::from(id.to_owned())))),
        None if found.is_null() => Ok(None),
        None => Err(HarnessError::Answer(found.to_string())),
    }
}
