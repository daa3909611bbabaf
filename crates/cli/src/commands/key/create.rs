//! `chatelaine key create`.

use chatelaine_console::view::{CreateKeyRequest, CreatedKeyView, SecretChoice};
use chatelaine_model::Power;

use crate::args::CreateKey;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::output::{day, quoted};
use crate::secret_file::Handover;
use crate::shape::CreatedShape;

/// Makes a key. Its secret is sealed first, then handed over or kept.
pub(crate) async fn create(desk: &Desk, args: &CreateKey) -> Result<(), Failure> {
    let server = desk.server(&args.server).await?;
    desk.offers(&server, Power::CreateKey, "making keys")?;
    let request = CreateKeyRequest {
        server: server.id.clone(),
        name: args.name.clone(),
        expires: args.expires.and_then(|end| end.instant(desk.now())),
        permissions: args.permission.clone(),
        about: args.description.clone(),
    };
    // Before the key exists: a file that cannot be made is no reason to have made a key.
    let handover = args.secret_file.as_deref().map(Handover::prepare).transpose()?;
    let made = desk.accepting(async || desk.console.create_key(request.clone()).await).await;
    let out = if matches!(handover, Some(Handover::Stdout)) { desk.out.aside() } else { desk.out };
    let (made, handed_over) = match (made, handover) {
        (Ok(made), Some(handover)) => (hand_over(desk, made, handover).await?, true),
        (Ok(made), None) => {
            desk.console.settle_secret(&made.operation, SecretChoice::Keep).await?;
            (made, false)
        }
        (Err(failure), handover) => {
            if let Some(handover) = handover {
                handover.withdraw();
            }
            return Err(failure);
        }
    };
    let (key, expires) = (made.key.clone(), made.expires);
    out.answer(&CreatedShape::of(made, handed_over), |page| {
        let end = expires.map_or_else(|| "without end".into(), |end| format!("until {}", day(end)));
        page.line(format!("{}: key {key} '{}' was made, {end}.", server.name, args.name));
        match &args.secret_file {
            Some(_) => page.line("Its secret was handed over; no copy is kept here."),
            None => page.line(format!(
                "Its secret is kept sealed: `chatelaine key copy {} {}` puts it into the clipboard.",
                quoted(&server.name),
                quoted(key.as_str())
            )),
        }
    })
}

/// Writes the secret where it was wanted. Only then is the sealed copy given up; where the place fails it is kept.
async fn hand_over(
    desk: &Desk,
    made: CreatedKeyView,
    mut handover: Handover,
) -> Result<CreatedKeyView, Failure> {
    let secret = desk.console.reveal_secret(&made.operation).await?;
    if let Err(source) = handover.write(&secret) {
        desk.console.settle_secret(&made.operation, SecretChoice::Keep).await?;
        return Err(Failure::NotHandedOver { server: made.server, key: made.key, source });
    }
    desk.console.settle_secret(&made.operation, SecretChoice::Remove).await?;
    Ok(made)
}
