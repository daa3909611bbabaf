//! Signing in: the password or key, then perhaps a code.

use std::collections::BTreeMap;
use std::sync::Arc;

use chatelaine_connect::{ConnectError, SignIn, SignedIn};
use chatelaine_model::{Deed, Outcome, Secret, ServerId, SessionState, clean};
use chrono::TimeDelta;

use super::seat::Block;
use super::{Holder, Phase};
use crate::console::Console;
use crate::error::{ConsoleError, InputReason};
use crate::view::{ConsoleEvent, ErrorView, SignInRequest};

/// Longer than any name, password or token that a server gives out.
const FIELD_LIMIT: usize = 8_000;
/// Characters kept of the name that somebody signed in with.
const WHO_LIMIT: usize = 120;

impl Console {
    /// Signs in to a server. The answer may be that a code is needed: see [`Console::confirm`].
    ///
    /// # Errors
    /// While the server blocks sign-ins; when the fields do not fit the way; otherwise as the conversation ends.
    pub async fn sign_in(self: &Arc<Self>, request: SignInRequest) -> Result<SessionState, ConsoleError> {
        let _busy = self.busy.begin();
        let seat = self.seats.of(&request.server);
        let now = self.ports.clock.now();
        if let Some(Block { until: Some(until), assumed }) = seat.block(now) {
            let seconds = u32::try_from((until - now).num_seconds() + 1).unwrap_or(u32::MAX);
            return Err(ConsoleError::LockedOut { server: request.server, seconds, assumed });
        }
        let connection = self.connection(&request.server).await?;
        let server = self.server(&request.server).await?;
        let who = self.who(&server.system, &request)?;
        self.accepted_way(&server, &request.way)?;
        let fields: BTreeMap<String, Secret> =
            request.fields.into_iter().map(|(name, value)| (name, Secret::new(value))).collect();
        let asked = async {
            connection
                .sign_in(&request.way, &fields, &self.language())
                .await
                .map_err(ConsoleError::at(&request.server))
        };
        match self.works.run(&request.work, asked).await {
            Ok(SignIn::Done(signed_in)) => {
                self.seat(&request.server, who, request.way, request.keep, signed_in).await
            }
            Ok(SignIn::SecondFactor(challenge)) => {
                Ok(self.wait_for_code(&request.server, who, request.way, request.keep, challenge).await)
            }
            Err(error) => {
                self.note_block(&request.server, &error).await;
                let error = error.of_sign_in();
                if !matches!(error, ConsoleError::Cancelled) {
                    let why = Some(ErrorView::from(&error).code);
                    let ended = (Outcome::Failed, why);
                    self.log_why(Some(&request.server), Some(who), Deed::SignIn, None, ended).await;
                }
                Err(error)
            }
        }
    }

    /// Takes the seat: seals the session before anybody uses it, and reads the keys.
    pub(super) async fn seat(
        self: &Arc<Self>,
        server: &ServerId,
        who: String,
        way: String,
        keep: bool,
        signed_in: SignedIn,
    ) -> Result<SessionState, ConsoleError> {
        let seat = self.seats.of(server);
        let mut holder = Holder::new(who.clone(), way, keep, signed_in.credentials, seat.apart());
        holder.account = signed_in.account;
        {
            let _record = seat.record.lock().await;
            self.seal_new(server, &mut holder).await;
            seat.begin(Phase::In(holder));
        }
        self.log(Some(server), Some(who), Deed::SignIn, None, Outcome::Done).await;
        self.tell(ConsoleEvent::AppChanged);
        self.read_keys_soon(server);
        Ok(seat.state(self.ports.clock.now()))
    }

    /// Seals a new session in the place of whatever was there before.
    async fn seal_new(self: &Arc<Self>, server: &ServerId, holder: &mut Holder) {
        let sealed = if holder.keep {
            let saved = self.save_session(server, holder).await;
            match saved {
                Ok(()) => self.forget_waiting(server).await,
                failed => failed,
            }
        } else {
            // Without the session before it, which would come back with the next start.
            self.forget_session(server).await
        };
        if let Err(error) = sealed {
            tracing::warn!(%server, %error, "the session is not saved and ends with this program");
            holder.keep = false;
        }
    }

    /// Begins to read the keys of a server that was just signed in to.
    pub(super) fn read_keys_soon(self: &Arc<Self>, server: &ServerId) {
        let (console, at) = (self.clone(), server.clone());
        tokio::spawn(async move {
            if let Err(error) = console.refresh_keys(Some(&at)).await {
                tracing::info!(server = %at, %error, "the keys could not be read after signing in");
            }
        });
    }

    /// The name under which somebody signs in: the first field that is no secret, else what may be shown of a key.
    fn who(
        &self,
        system: &chatelaine_model::SystemId,
        request: &SignInRequest,
    ) -> Result<String, ConsoleError> {
        let ways = self.definition(system)?.ways();
        let way = ways.iter().find(|way| way.id == request.way).ok_or(ConsoleError::Input {
            field: "way",
            reason: InputReason::Choice(clean(&request.way, WHO_LIMIT)),
        })?;
        let mut who = None;
        for field in &way.fields {
            let value = request.fields.get(&field.name).map(String::as_str).unwrap_or_default();
            let length = value.chars().count();
            if value.is_empty() || length > FIELD_LIMIT {
                let reason = if value.is_empty() {
                    chatelaine_model::TextError::Empty
                } else {
                    chatelaine_model::TextError::TooLong { length, limit: FIELD_LIMIT }
                };
                return Err(ConsoleError::Input { field: "sign-in", reason: reason.into() });
            }
            if !field.secret {
                who.get_or_insert_with(|| clean(value.trim(), WHO_LIMIT));
            }
        }
        Ok(who.unwrap_or_else(|| {
            let secret = way.fields.first().and_then(|field| request.fields.get(&field.name));
            secret.map(|value| chatelaine_model::hint_of(value)).unwrap_or_default()
        }))
    }

    /// Remembers a block that the server told of, so that nobody makes it longer by trying.
    async fn note_block(&self, server: &ServerId, error: &ConsoleError) {
        if let ConsoleError::Connect {
            source: ConnectError::Limited { retry_after, block, assumed }, ..
        } = error
        {
            let now = self.ports.clock.now();
            let until = |time: &TimeDelta| now + *time;
            let block = match retry_after {
                Some(told) => Block { until: Some(until(told)), assumed: false },
                None => Block { until: block.as_ref().map(until), assumed: *assumed },
            };
            self.seats.of(server).set_block(block);
            if let Block { until: Some(until), assumed } = block {
                self.limiter(server).block_sign_ins(until, assumed).await;
            }
            self.tell(ConsoleEvent::AppChanged);
        }
    }
}
