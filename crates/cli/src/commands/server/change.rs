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

type Values = BTreeMap<String, String>;

/// All options and all corrections as they shall be; absent where none of that kind changes. A name with a dot in it is
/// a place of the definition, any other an option.
pub(super) async fn differences(
    desk: &Desk,
    server: &ServerId,
    set: &[Pair],
    unset: &[String],
) -> Result<(Option<Values>, Option<Values>), Failure> {
    let details = desk.console.server_details(server).await?;
    let mut corrections = desk.console.corrections(server).await?;
    let mut options = details.options;
    let (mut places, mut names) = (false, false);
    for key in unset {
        if key.contains('.') {
            places = true;
            corrections.remove(key);
        } else {
            names = true;
            options.remove(key);
        }
    }
    for pair in set {
        if pair.is_place() {
            places = true;
            corrections.insert(pair.key.clone(), pair.value.clone());
        } else {
            names = true;
            options.insert(pair.key.clone(), pair.value.clone());
        }
    }
    Ok((names.then_some(options), places.then_some(corrections)))
}
