//! Accounts of others, as far as a system lets them be inspected.

use chatelaine_console::ConsoleError;
use chatelaine_console::view::{AccountListRequest, ServerView, SignInListView};
use chatelaine_model::{Account, AccountList, BlockedAddress, Power, SecondFactor};
use serde::Serialize;

use super::own;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::output::{Page, instant, or_dash};
use crate::shape::{AccountListShape, OtherAccountShape};

/// Accounts asked for at once.
const PAGE: u32 = 200;
/// Sign-ins shown of an account.
const SIGN_INS: u32 = 50;
const OTHERS: &str = "inspecting accounts of others";

/// Lists accounts, page after page up to the limit.
pub(super) async fn list(desk: &Desk, server: &str, search: Option<&str>, limit: u32) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    desk.offers(&server, Power::InspectAccounts, OTHERS)?;
    let mut all = AccountList { accounts: Vec::new(), total: None, more: true };
    while all.more {
        let offset = u32::try_from(all.accounts.len()).unwrap_or(u32::MAX);
        let left = limit.saturating_sub(offset).min(PAGE);
        if left == 0 {
            break;
        }
        let request = AccountListRequest {
            server: server.id.clone(),
            search: search.map(str::to_owned),
            offset,
            limit: left,
        };
        let page = desk.accepting(async || desk.console.accounts(request.clone()).await).await?;
        // A server that promises more and gives none would be asked for ever.
        all.more = page.more && !page.accounts.is_empty();
        all.total = page.total;
        all.accounts.extend(page.accounts);
    }
    desk.out.answer(&AccountListShape::from(&all), |page| {
        let rows = all.accounts.iter().map(|account| {
            [account.id.clone(), or_dash(account.name.as_ref()), or_dash(account.email.as_ref())]
        });
        page.table(["Id", "Name", "E-mail"], rows.collect(), "no accounts");
        if all.more {
            page.line("There are more: --limit N");
        }
    })
}

/// Shows an account with its second factors, sign-ins and blocked addresses, as far as the system offers them.
pub(super) async fn show(desk: &Desk, server: &str, id: &str) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    desk.offers(&server, Power::InspectAccounts, OTHERS)?;
    let console = &desk.console;
    let account = desk.accepting(async || console.other_account(&server.id, id).await).await?;
    let factors = part(desk, &server, Power::InspectSecondFactors, async || {
        console.second_factors(&server.id, id).await
    });
    let factors = factors.await?;
    let sign_ins = part(desk, &server, Power::InspectSignIns, async || {
        console.sign_ins(&server.id, id, 0, SIGN_INS).await
    });
    let sign_ins = sign_ins.await?;
    let blocks =
        part(desk, &server, Power::InspectBlocks, async || console.blocked_addresses(&server.id, id).await);
    let blocks = blocks.await?;
    let shape = OtherAccountShape::of(&account, factors.clone(), sign_ins.clone(), blocks.clone());
    desk.out.answer(&shape, |page| write(page, &account, factors, sign_ins, blocks))
}

/// A part of what is known of an account; `None` where the system does not offer it.
async fn part<T>(
    desk: &Desk,
    server: &ServerView,
    power: Power,
    work: impl AsyncFn() -> Result<T, ConsoleError>,
) -> Result<Option<T>, Failure> {
    match desk.offers(server, power, OTHERS) {
        Ok(_) => desk.accepting(work).await.map(Some),
        Err(_) => Ok(None),
    }
}

fn write(
    page: &mut Page,
    account: &Account,
    factors: Option<Vec<SecondFactor>>,
    sign_ins: Option<SignInListView>,
    blocks: Option<Vec<BlockedAddress>>,
) {
    own::write(page, account);
    if let Some(factors) = factors {
        page.line("");
        let rows = factors.into_iter().map(|factor| {
            let state = if factor.enabled { "on" } else { "off" };
            [factor.name, or_dash(factor.label), state.to_owned()]
        });
        page.table(["Second factor", "", "State"], rows.collect(), "no second factors");
    }
    if let Some(sign_ins) = sign_ins {
        page.line("");
        let rows = sign_ins.records.into_iter().map(|record| {
            let ended =
                record.succeeded.map(|succeeded| if succeeded { "succeeded" } else { "failed" }.to_owned());
            [
                or_dash(record.at.map(instant)),
                or_dash(ended.or(record.outcome)),
                or_dash(record.address),
                or_dash(record.agent),
            ]
        });
        page.table(["Sign-in", "Ended", "Address", "With"], rows.collect(), "no sign-ins");
    }
    if let Some(blocks) = blocks {
        page.line("");
        let rows = blocks
            .into_iter()
            .map(|block| [block.id, block.address, or_dash(block.until.map(instant)), or_dash(block.reason)]);
        page.table(["Block", "Address", "Until", "Reason"], rows.collect(), "no blocked addresses");
    }
}

/// A block that was lifted.
#[derive(Serialize)]
struct Lifted<'a> {
    server: &'a str,
    block: &'a str,
}

/// Lets a blocked address in again.
pub(super) async fn unblock(desk: &Desk, server: &str, block: &str, yes: bool) -> Result<(), Failure> {
    let server = desk.server(server).await?;
    desk.offers(&server, Power::Unblock, "lifting a block")?;
    desk.agree(yes, &format!("Let the address of block {block} in again at {}?", server.name))?;
    desk.accepting(async || desk.console.unblock(&server.id, block).await).await?;
    let lifted = Lifted { server: server.id.as_str(), block };
    desk.out.answer(&lifted, |page| page.line("The block was lifted."))
}
