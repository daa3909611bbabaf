//! `chatelaine sign-in`, `sign-out`, `status`.

use std::collections::BTreeMap;

use chatelaine_console::view::{FieldKindView, ServerView, SignInRequest, SignOutView, WayView};
use chatelaine_model::{Secret, SessionState};

use crate::args::SignIn;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::input;
use crate::output::{instant, or_dash, word};
use crate::shape::{SignedOutShape, StatusShape};

/// Signs in, or goes on with a sign-in that waits for a code.
pub(crate) async fn sign_in(desk: &Desk, args: &SignIn) -> Result<(), Failure> {
    desk.unseal().await?;
    let server = desk.server(&args.server).await?;
    let code = match &args.code_file {
        Some(path) => Some(desk.files.secret(path)?),
        None => args.code.clone().map(Secret::new),
    };
    let begun = args.user.is_some() || args.password_file.is_some() || args.api_key_file.is_some();
    let waits = matches!(server.session, SessionState::SecondFactor { .. });
    let state = match (begun, &code) {
        (false, Some(_)) => server.session.clone(),
        (false, None) if waits => server.session.clone(),
        _ => begin(desk, &server, args).await?,
    };
    let state = match (state, code) {
        (SessionState::SecondFactor { .. }, Some(code)) => confirm(desk, &server, code).await?,
        (SessionState::SecondFactor { channel, ends, .. }, None) => {
            let waits =
                || Failure::SecondFactor { server: server.id.clone(), channel: channel.clone(), ends };
            let question = format!("Code ({})", chatelaine_model::clean(&channel, 40));
            let code = input::secret(&question, "").map_err(|_| waits())?;
            confirm(desk, &server, code).await?
        }
        // Nothing waits: the console says so in its own words.
        (_, Some(code)) if !begun => confirm(desk, &server, code).await?,
        (state, _) => state,
    };
    if matches!(state, SessionState::SignedIn { kept: false, .. }) {
        return Err(Failure::NotKept { server: server.id });
    }
    let shape = StatusShape::of(server.id, server.name, state);
    desk.out.answer(&shape, |page| {
        page.line(format!("{}: signed in as {}", shape.name, or_dash(shape.who.as_ref())));
        match (shape.ends, shape.renews) {
            (Some(ends), Some(false)) => {
                page.line(format!("The session ends {} and cannot be renewed.", instant(ends)));
            }
            (_, Some(false)) => page.line("The session cannot be renewed."),
            _ => page.line("The session is renewed by itself while it is used."),
        }
    })
}

async fn confirm(desk: &Desk, server: &ServerView, code: Secret) -> Result<SessionState, Failure> {
    desk.accepting(async || desk.console.confirm(&server.id, code.clone()).await).await
}

async fn begin(desk: &Desk, server: &ServerView, args: &SignIn) -> Result<SessionState, Failure> {
    let system = desk.system(&server.system)?;
    let by_key = args.api_key_file.is_some();
    let fits = |way: &&WayView| {
        way.fields
            .iter()
            .any(|field| field.kind == if by_key { FieldKindView::Token } else { FieldKindView::Password })
    };
    // Where a person can be asked and a system has no passwords, its usual way is as good.
    let way = system.ways.iter().find(fits).or_else(|| system.ways.first().filter(|_| !by_key));
    let way =
        way.ok_or_else(|| Failure::NoSuchWay { system: system.name.clone(), server: server.id.clone() })?;
    let mut fields = BTreeMap::new();
    for field in &way.fields {
        let value = match field.kind {
            FieldKindView::Text | FieldKindView::Email => match &args.user {
                Some(user) => user.clone(),
                None => input::line(&field.label, "say who signs in: --user U")?,
            },
            FieldKindView::Password | FieldKindView::Token => {
                let path =
                    if field.kind == FieldKindView::Token { &args.api_key_file } else { &args.password_file };
                let instead = match field.kind {
                    FieldKindView::Token => "give the key in a file: --api-key-file FILE",
                    _ => "give the password in a file: --password-file FILE",
                };
                match path {
                    Some(path) => desk.files.secret(path)?,
                    None => input::secret(&field.label, instead)?,
                }
                .expose()
                .to_owned()
            }
        };
        fields.insert(field.name.clone(), value);
    }
    let request = SignInRequest {
        server: server.id.clone(),
        way: way.id.clone(),
        fields,
        keep: true,
        work: "sign-in".into(),
    };
    desk.accepting(async || desk.console.sign_in(request.clone()).await).await
}

/// Signs out, and says which of 'ended on the server' and 'forgotten here' happened.
pub(crate) async fn sign_out(desk: &Desk, server: &str) -> Result<(), Failure> {
    desk.unseal().await?;
    let server = desk.server(server).await?;
    let outcome = desk.accepting(async || desk.console.sign_out(&server.id).await).await?;
    let shape = SignedOutShape { server: &server.id, outcome };
    desk.out.answer(&shape, |page| {
        page.line(format!(
            "{}: {}",
            server.name,
            match outcome {
                SignOutView::EndedOnServer => "the session was ended on the server",
                SignOutView::AlreadyEnded => "the server had ended the session already",
                SignOutView::ForgottenHere =>
                    "forgotten here only: no session was there, or the system documents no sign-out",
                SignOutView::Unreached => "forgotten here only",
            }
        ));
    })?;
    if outcome == SignOutView::Unreached {
        return Err(Failure::NotTold { server: server.id });
    }
    Ok(())
}

/// Where sessions stand.
pub(crate) async fn status(desk: &Desk, server: Option<&str>) -> Result<(), Failure> {
    desk.unseal().await?;
    let servers = match server {
        Some(given) => vec![desk.server(given).await?],
        None => desk.servers().await?,
    };
    for server in &servers {
        if let Some(apart) = server.clock_apart.filter(|apart| apart.abs() > 30) {
            desk.out
                .note(&format!("{}: the server's clock is {apart} s ahead of this computer's", server.name));
        }
    }
    let shapes: Vec<StatusShape> =
        servers.into_iter().map(|server| StatusShape::of(server.id, server.name, server.session)).collect();
    desk.out.answer(&shapes, |page| {
        let rows = shapes.iter().map(|shape| {
            let until = shape.ends.or(shape.until).map(instant);
            let how = match (shape.renews, &shape.channel, shape.reason) {
                (Some(true), ..) => "renewed by itself".to_owned(),
                (Some(false), ..) => "cannot be renewed".to_owned(),
                (None, Some(channel), _) => format!("code: {channel}"),
                (None, None, Some(reason)) => word(&reason),
                _ => String::new(),
            };
            [
                shape.name.clone(),
                shape.state.replace('_', " "),
                or_dash(shape.who.as_ref()),
                or_dash(until),
                how,
            ]
        });
        page.table(["Server", "State", "Who", "Until", ""], rows.collect(), "no servers");
    })
}
