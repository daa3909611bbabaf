//! Signing in: the password or key, then perhaps a code.

use std::collections::BTreeMap;
use std::sync::Arc;

use chatelaine_connect::{ConnectError, SignIn, SignedIn};
use chatelaine_model::{Activity, Deed, Outcome, Secret, ServerId, SessionState, clean};
use chrono::TimeDelta;

use super::seat::Block;
use super::{Holder, Phase, Waiting};
use crate::console::Console;
use crate::error::{ConsoleError, InputReason};
use crate::view::{ConsoleEvent, SignInRequest};

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
            connection.sign_in(&request.way, &fields, "en").await.map_err(ConsoleError::at(&request.server))
        };
        match self.works.run(&request.work, asked).await {
            Ok(SignIn::Done(signed_in)) => {
                self.seat(&request.server, who, request.way, request.keep, signed_in).await
            }
            Ok(SignIn::SecondFactor(challenge)) => {
                seat.begin(Phase::Waiting(Waiting {
                    challenge: Arc::new(challenge),
                    who,
                    way: request.way,
                    keep: request.keep,
                    since: now + seat.apart(),
                }));
                self.tell(ConsoleEvent::AppChanged);
                Ok(seat.state(now))
            }
            Err(error) => {
                self.note_block(&request.server, &error);
                if !matches!(error, ConsoleError::Cancelled) {
                    self.log(Some(&request.server), Some(who), Deed::SignIn, None, Outcome::Failed).await;
                }
                Err(error.of_sign_in())
            }
        }
    }

    /// Confirms the second factor of a sign-in.
    ///
    /// # Errors
    /// `NoCodeExpected` when no sign-in waits for one; otherwise as the conversation ends. A refused code leaves the
    /// sign-in waiting.
    pub async fn confirm(
        self: &Arc<Self>,
        server: &ServerId,
        code: Secret,
    ) -> Result<SessionState, ConsoleError> {
        let seat = self.seats.of(server);
        let waiting = seat.waiting().ok_or_else(|| ConsoleError::NoCodeExpected(server.clone()))?;
        let connection = self.connection(server).await?;
        match connection.confirm(&waiting.challenge, &code).await {
            Ok(signed_in) => self.seat(server, waiting.who, waiting.way, waiting.keep, signed_in).await,
            Err(source) => {
                if matches!(source, ConnectError::SessionOver) {
                    seat.begin(Phase::Out);
                    self.tell(ConsoleEvent::AppChanged);
                    return Err(ConsoleError::NoCodeExpected(server.clone()));
                }
                Err(ConsoleError::at(server)(source).of_sign_in())
            }
        }
    }

    /// Gives up a sign-in that waits for a code.
    pub fn abandon_sign_in(&self, server: &ServerId) -> SessionState {
        let seat = self.seats.of(server);
        if seat.waiting().is_some() {
            seat.begin(Phase::Out);
            self.tell(ConsoleEvent::AppChanged);
        }
        seat.state(self.ports.clock.now())
    }

    /// Takes the seat: seals the session before anybody uses it, and reads the keys.
    async fn seat(
        self: &Arc<Self>,
        server: &ServerId,
        who: String,
        way: String,
        keep: bool,
        signed_in: SignedIn,
    ) -> Result<SessionState, ConsoleError> {
        let mut holder = Holder {
            who: who.clone(),
            way,
            keep,
            account: signed_in.account,
            credentials: Arc::new(signed_in.credentials),
            lost: false,
            renewing: false,
        };
        if let Err(error) = self.save_session(server, &holder).await {
            tracing::warn!(%server, %error, "the session is not saved and ends with this program");
            holder.keep = false;
        }
        let seat = self.seats.of(server);
        seat.begin(Phase::In(holder));
        self.log(Some(server), Some(who), Deed::SignIn, None, Outcome::Done).await;
        self.tell(ConsoleEvent::AppChanged);
        let (console, at) = (self.clone(), server.clone());
        tokio::spawn(async move {
            if let Err(error) = console.refresh_keys(Some(&at)).await {
                tracing::info!(server = %at, %error, "the keys could not be read after signing in");
            }
        });
        Ok(seat.state(self.ports.clock.now()))
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
    fn note_block(&self, server: &ServerId, error: &ConsoleError) {
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
            self.tell(ConsoleEvent::AppChanged);
        }
    }

    /// Adds to the log. A log that cannot be written is said in the program's own log and stops nothing.
    pub(crate) async fn log(
        self: &Arc<Self>,
        server: Option<&ServerId>,
        who: Option<String>,
        deed: Deed,
        subject: Option<(Option<chatelaine_model::KeyId>, String)>,
        outcome: Outcome,
    ) {
        let (key, subject) = subject.map_or((None, None), |(key, subject)| (key, Some(subject)));
        let entry = Activity {
            at: self.ports.clock.now(),
            server: server.cloned(),
            who,
            deed,
            key,
            subject,
            outcome,
        };
        if let Err(error) = self.block(move |console| Ok(console.ledger.append(&entry)?)).await {
            tracing::error!(%error, "the activity log cannot be written");
        }
    }
}
