//! `chatelaine server show`.

use std::collections::BTreeMap;

use chatelaine_console::view::{AssumedView, ServerDetailsView};

use crate::desk::Desk;
use crate::failure::Failure;
use crate::output::{Page, instant, quoted, word};
use crate::shape::DetailsShape;

/// One server in full.
pub(super) async fn show(desk: &Desk, server: &str) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    let details = desk.console.server_details(&server.id).await?;
    let corrections = desk.console.corrections(&server.id).await?;
    let shape = DetailsShape::of(details.clone(), corrections.clone());
    desk.out.answer(&shape, |page| write(page, &details, &corrections))
}

fn write(page: &mut Page, details: &ServerDetailsView, corrections: &BTreeMap<String, String>) {
    let (server, trust) = (&details.server, &details.trust);
    page.facts(vec![
        ("Name", Some(server.name.clone())),
        ("Id", Some(server.id.to_string())),
        ("System", Some(server.system.to_string())),
        ("URL", Some(server.address.clone())),
        ("Mark", Some(word(&server.mark))),
        ("Authority", trust.authority.then(|| "one of its own is trusted".into())),
        ("Certificate", trust.pin.as_ref().map(|pin| format!("only the one with SHA-256 {pin}"))),
        ("Plain http", trust.plain_http.then(|| "allowed".into())),
        ("Client certificate", trust.client_certificate.then(|| "goes along".into())),
    ]);
    if !details.options.is_empty() {
        page.line("");
        let rows = details.options.iter().map(|(name, value)| [name.clone(), value.clone()]);
        page.table(["Option", "Value"], rows.collect(), "");
    }
    if !corrections.is_empty() {
        page.line("");
        let rows = corrections.iter().map(|(place, value)| [place.clone(), value.clone()]);
        page.table(["Corrected", "Value"], rows.collect(), "");
    }
    page.line("");
    assumed(page, &details.assumed, &server.name);
}

/// Every assumed fact, whether it was accepted, and how to correct it on a server of that name.
pub(crate) fn assumed(page: &mut Page, facts: &[AssumedView], server: &str) {
    if facts.is_empty() {
        page.line("Nothing of it is assumed.");
        return;
    }
    page.line("Assumed:");
    for fact in facts {
        let state = match (fact.accepted, fact.asks) {
            (Some(at), _) => format!("accepted {}", instant(at)),
            (None, true) => "asks before its first use".to_owned(),
            (None, false) => "used without asking".to_owned(),
        };
        page.line(format!("  {} ({state}): {}", fact.table, fact.why));
        for place in &fact.places {
            let was = if place.value == place.default {
                String::new()
            } else {
                format!("   (the definition says '{}')", place.default)
            };
            page.line(format!("      {} = {}{was}", place.place, place.value));
        }
    }
    page.line(format!("Correct one: chatelaine server set {} PLACE=VALUE", quoted(server)));
}
