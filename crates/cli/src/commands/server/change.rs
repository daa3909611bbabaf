//! `chatelaine server set`.

use std::collections::BTreeMap;

use chatelaine_console::view::ChangeServerRequest;
use chatelaine_model::ServerId;

use crate::args::ChangeServer;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::input::Pair;
use crate::shape::ServerShape;

/// Changes what is known here of a server.
pub(super) async fn change(desk: &Desk, args: &ChangeServer) -> Result<(), Failure> {
    let server = desk.server(&args.server).await?;
    // A move to another host forgets the session, sealed or not.
    desk.unseal().await?;
    let (options, corrections) = differences(desk, &server.id, &args.set, &args.unset).await?;
    let request = ChangeServerRequest {
        server: server.id,
        name: args.name.clone(),
        address: args.url.clone(),
        mark: None,
        options,
        corrections,
        trust: None,
    };
    let shape = ServerShape::from(&desk.console.change_server(request).await?);
    desk.out.answer(&shape, |page| page.line("Changed."))
}

type Options = BTreeMap<String, String>;
type Corrections = BTreeMap<String, Option<String>>;

/// All options as they shall be, and the corrections that change; absent where none of that kind changes. A name with a
/// dot in it is a place of the definition, any other an option.
pub(super) async fn differences(
    desk: &Desk,
    server: &ServerId,
    set: &[Pair],
    unset: &[String],
) -> Result<(Option<Options>, Option<Corrections>), Failure> {
    let details = desk.console.server_details(server).await?;
    let mut options = details.options;
    let (mut corrections, mut names) = (Corrections::new(), false);
    for key in unset {
        if key.contains('.') {
            corrections.insert(key.clone(), None);
        } else {
            names = true;
            options.remove(key);
        }
    }
    for pair in set {
        if pair.is_place() {
            corrections.insert(pair.key.clone(), Some(pair.value.clone()));
        } else {
            names = true;
            options.insert(pair.key.clone(), pair.value.clone());
        }
    }
    Ok((names.then_some(options), (!corrections.is_empty()).then_some(corrections)))
}
