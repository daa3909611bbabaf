//! Screenfuls of the log.

use std::sync::Arc;

use chatelaine_ledger::{ActivityQuery, Entry};
use chatelaine_model::TextError;

use crate::console::Console;
use crate::count::count;
use crate::error::{ConsoleError, InputReason};
use crate::search::sought;
use crate::view::{
    ActivityChoicesView, ActivityPageView, ActivityQueryView, ActivityRowView, ActivityServerView, ErrorCode,
    OutcomeCountsView, SpanView,
};

/// More days than a page of rows can lie in.
const SPAN_LIMIT: usize = 400;

impl Console {
    /// A screenful of the log, the latest first; asks no server.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub async fn activity_page(
        self: &Arc<Self>,
        query: ActivityQueryView,
    ) -> Result<ActivityPageView, ConsoleError> {
        let query = asked(query);
        self.block(move |console| {
            let page = console.ledger.activity_page(&query)?;
            Ok(ActivityPageView {
                rows: page.rows.into_iter().map(row_view).collect(),
                total: count(page.total),
                all: count(page.all),
                counts: OutcomeCountsView {
                    done: count(page.counts.done),
                    failed: count(page.counts.failed),
                    unknown: count(page.counts.unknown),
                },
                first: page.first,
            })
        })
        .await
    }

    /// How many entries match in each of these spans, such as the days that a window shows. Which days those are is
    /// known only where the zone is: at the edge.
    ///
    /// # Errors
    /// `Input` for more than 400 spans; when the ledger cannot be read.
    pub async fn activity_counts(
        self: &Arc<Self>,
        query: ActivityQueryView,
        spans: Vec<SpanView>,
    ) -> Result<Vec<u32>, ConsoleError> {
        if spans.len() > SPAN_LIMIT {
            let reason = InputReason::Text(TextError::TooLong { length: spans.len(), limit: SPAN_LIMIT });
            return Err(ConsoleError::Input { field: "spans", reason });
        }
        let query = asked(query);
        self.block(move |console| {
            let spans: Vec<_> = spans.into_iter().map(|span| (span.since, span.until)).collect();
            Ok(console.ledger.activity_counts(&query, &spans)?.into_iter().map(count).collect())
        })
        .await
    }

    /// What occurs in the log, for filters to choose from.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub async fn activity_choices(self: &Arc<Self>) -> Result<ActivityChoicesView, ConsoleError> {
        self.block(|console| {
            let choices = console.ledger.activity_choices()?;
            let servers = choices.servers.into_iter();
            Ok(ActivityChoicesView {
                who: choices.who,
                deeds: choices.deeds,
                servers: servers.map(|(id, name)| ActivityServerView { id, name }).collect(),
            })
        })
        .await
    }
}

/// What is asked of the ledger.
pub(crate) fn asked(query: ActivityQueryView) -> ActivityQuery {
    ActivityQuery {
        since: query.since,
        until: query.until,
        who: query.who,
        deeds: query.deeds,
        servers: query.servers,
        outcomes: query.outcomes,
        search: sought(query.search),
        offset: query.offset.into(),
        limit: query.limit,
    }
}

pub(crate) fn row_view(entry: Entry) -> ActivityRowView {
    let activity = entry.activity;
    ActivityRowView {
        number: count(entry.number),
        at: activity.at,
        server: activity.server,
        who: activity.who,
        deed: activity.deed,
        key: activity.key,
        subject: activity.subject,
        outcome: activity.outcome,
        reason: activity.reason.as_deref().and_then(ErrorCode::of_word),
    }
}
