//! Accounts of others, where a system lets them be inspected. Each look is written into the log.

use std::sync::Arc;

use chatelaine_model::{Account, AccountList, BlockedAddress, Deed, Power, SecondFactor, ServerId, clean};

use crate::console::Console;
use crate::error::ConsoleError;
use crate::view::{AccountListRequest, SignInListView};

/// Accounts or records that are given at once.
const PAGE_LIMIT: u32 = 200;
/// Longer than anything worth searching for.
const SEARCH_LIMIT: usize = 200;
/// Characters of names in the log.
const SUBJECT_LIMIT: usize = 200;

impl Console {
    /// A part of the list of accounts. The server may narrow it to what the asker may see.
    ///
    /// # Errors
    /// `NotOffered` where the system lets no others be inspected; otherwise as the conversation ends.
    pub async fn accounts(
        self: &Arc<Self>,
        request: AccountListRequest,
    ) -> Result<AccountList, ConsoleError> {
        let AccountListRequest { server, search, offset, limit } = request;
        self.may(&server, Power::InspectAccounts).await?;
        let search = search.map(|words| words.trim().chars().take(SEARCH_LIMIT).collect::<String>());
        let search = search.filter(|words| !words.is_empty());
        let answer = self
            .with_session(&server, |connection, credentials| {
                let search = search.clone();
                async move {
                    let limit = limit.clamp(1, PAGE_LIMIT);
                    connection.accounts(&credentials, search.as_deref(), offset, limit).await
                }
            })
            .await;
        if offset > 0 {
            return answer;
        }
        self.recorded(&server, Deed::ListAccounts, search, answer).await
    }

    /// One account of somebody else.
    ///
    /// # Errors
    /// As [`Console::accounts`].
    pub async fn other_account(
        self: &Arc<Self>,
        server: &ServerId,
        id: &str,
    ) -> Result<Account, ConsoleError> {
        self.may(server, Power::InspectAccounts).await?;
        let answer = self
            .with_session(server, |connection, credentials| async move {
                connection.other_account(&credentials, id).await
            })
            .await;
        self.recorded(server, Deed::InspectAccount, Some(clean(id, SUBJECT_LIMIT)), answer).await
    }

    /// The second factors of an account.
    ///
    /// # Errors
    /// As [`Console::accounts`].
    pub async fn second_factors(
        self: &Arc<Self>,
        server: &ServerId,
        id: &str,
    ) -> Result<Vec<SecondFactor>, ConsoleError> {
        self.may(server, Power::InspectSecondFactors).await?;
        let answer = self
            .with_session(server, |connection, credentials| async move {
                connection.second_factors(&credentials, id).await
            })
            .await;
        self.recorded(server, Deed::InspectSecondFactors, Some(clean(id, SUBJECT_LIMIT)), answer).await
    }

    /// A part of an account's sign-ins, newest first.
    ///
    /// # Errors
    /// As [`Console::accounts`].
    pub async fn sign_ins(
        self: &Arc<Self>,
        server: &ServerId,
        id: &str,
        offset: u32,
        limit: u32,
    ) -> Result<SignInListView, ConsoleError> {
        self.may(server, Power::InspectSignIns).await?;
        let answer = self
            .with_session(server, |connection, credentials| async move {
                connection.sign_ins(&credentials, id, offset, limit.clamp(1, PAGE_LIMIT)).await
            })
            .await
            .map(|(records, more)| SignInListView { records, more });
        if offset > 0 {
            return answer;
        }
        self.recorded(server, Deed::InspectSignIns, Some(clean(id, SUBJECT_LIMIT)), answer).await
    }

    /// The addresses that are blocked for an account.
    ///
    /// # Errors
    /// As [`Console::accounts`].
    pub async fn blocked_addresses(
        self: &Arc<Self>,
        server: &ServerId,
        id: &str,
    ) -> Result<Vec<BlockedAddress>, ConsoleError> {
        self.may(server, Power::InspectBlocks).await?;
        let answer = self
            .with_session(server, |connection, credentials| async move {
                connection.blocked_addresses(&credentials, id).await
            })
            .await;
        self.recorded(server, Deed::InspectBlocks, Some(clean(id, SUBJECT_LIMIT)), answer).await
    }

    /// Lifts a block. Sent once, never repeated.
    ///
    /// # Errors
    /// As [`Console::accounts`]; `OutcomeUnknown` when the answer was lost.
    pub async fn unblock(self: &Arc<Self>, server: &ServerId, block: &str) -> Result<(), ConsoleError> {
        self.may(server, Power::Unblock).await?;
        let answer = self
            .with_session(server, |connection, credentials| async move {
                connection.unblock(&credentials, block).await
            })
            .await;
        self.recorded(server, Deed::Unblock, Some(clean(block, SUBJECT_LIMIT)), answer).await
    }
}
