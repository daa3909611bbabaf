//! What a server knows: the tokens it gave, and what clients sent that they never should.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use chatelaine_model::Clock;
use chrono::{DateTime, TimeDelta, Utc};

use super::dialect::Dialect;
use super::fault::Fault;

/// What a client asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ask {
    SignIn,
    Confirm,
    Renew,
    Use,
    SignOut,
    Other,
}

/// What becomes of what was asked.
#[derive(Debug)]
pub enum Given {
    /// A session: the access token, the refresh token, and their ends.
    Pair(String, String, DateTime<Utc>, DateTime<Utc>),
    /// A code is asked for.
    Challenge(String, DateTime<Utc>),
    Fine,
    Dead,
    WrongCode,
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Access,
    Refresh,
    Challenge,
}

#[derive(Debug)]
struct Token {
    kind: Kind,
    family: u64,
    ends: DateTime<Utc>,
    /// Used up: by a renewal, or by the right code.
    spent: bool,
    /// Ended by the server; the client has not heard of it.
    gone: bool,
    /// In which step of the test a client was first told that it is dead.
    told_dead: Option<u64>,
}

impl Token {
    fn is_good(&self, now: DateTime<Utc>) -> bool {
        !self.spent && !self.gone && self.ends > now
    }
}

pub struct Books {
    pub dialect: Dialect,
    pub second_factor: bool,
    pub faults: VecDeque<Fault>,
    /// Rises between the steps of a test: what is told in one is known in the next.
    pub step: u64,
    /// What was sent that must not be: spent, dead or ended tokens.
    pub wrongs: Vec<String>,
    clock: Arc<dyn Clock>,
    skew: TimeDelta,
    tokens: HashMap<String, Token>,
    asked: Vec<(Ask, DateTime<Utc>)>,
    given: u64,
    /// Until when nothing is to be sent, and in which step of the test that was told.
    pause: Option<(DateTime<Utc>, u64)>,
}

pub const CODE: &str = "123456";

impl Books {
    pub fn new(dialect: Dialect, clock: Arc<dyn Clock>, skew: TimeDelta) -> Self {
        Self {
            dialect,
            second_factor: false,
            faults: VecDeque::new(),
            step: 0,
            wrongs: Vec::new(),
            clock,
            skew,
            tokens: HashMap::new(),
            asked: Vec::new(),
            given: 0,
            pause: None,
        }
    }

    /// The server's time.
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now() + self.skew
    }

    /// How often something was asked for.
    pub fn count(&self, ask: Ask) -> usize {
        self.asked.iter().filter(|(asked, _)| *asked == ask).count()
    }

    /// The most that was asked for within any such time.
    pub fn most_within(&self, ask: Ask, time: TimeDelta) -> usize {
        let at: Vec<_> = self.asked.iter().filter(|(asked, _)| *asked == ask).map(|(_, at)| *at).collect();
        at.iter()
            .map(|from| at.iter().filter(|at| *from <= **at && **at - *from < time).count())
            .max()
            .unwrap_or(0)
    }

    /// The server ends all access tokens that it gave; what renews lives on, unless it is the same token.
    pub fn end_access(&mut self) {
        let access = self.tokens.values_mut().filter(|token| token.kind == Kind::Access);
        access.for_each(|token| token.gone = true);
    }

    /// The server ends everything.
    pub fn end_all(&mut self) {
        self.tokens.values_mut().for_each(|token| token.gone = true);
    }

    /// The server wants to be left alone for a while.
    pub fn want_pause(&mut self, wait: TimeDelta) {
        let until = self.now() + wait;
        if self.pause.is_none_or(|(known, _)| known < until) {
            self.pause = Some((until, self.step));
        }
    }

    /// Whether there is an access token that serves.
    pub fn serves(&self) -> bool {
        self.any(Kind::Access)
    }

    /// Whether there is a token that renews: whether a client that lost nothing can go on.
    pub fn renews(&self) -> bool {
        self.any(if self.dialect.renews_by_refresh() { Kind::Refresh } else { Kind::Access })
    }

    fn any(&self, kind: Kind) -> bool {
        let now = self.now();
        self.tokens.values().any(|token| token.kind == kind && token.is_good(now))
    }

    /// Takes note of a request, and of what is wrong with it.
    pub fn note(&mut self, ask: Ask, sent: &str) {
        let now = self.now();
        self.asked.push((ask, now));
        let step = self.step;
        if self.pause.is_some_and(|(until, told)| now < until && told < step) {
            self.wrongs.push(format!("{ask:?} was asked for during a pause in step {step}"));
        }
        let Some(token) = self.tokens.get(sent) else { return };
        let told = token.told_dead.is_some_and(|told| told < step);
        let over = token.ends <= now && !token.gone && !token.spent;
        let wrong = match ask {
            Ask::Renew if token.spent => Some("a spent token"),
            _ if told => Some("a token that was called dead"),
            Ask::Renew | Ask::Use if over => Some("an ended token"),
            _ => None,
        };
        self.wrongs.extend(wrong.map(|wrong| format!("{wrong} was sent to {ask:?} in step {step}")));
    }

    /// Does what is asked.
    pub fn work(&mut self, ask: Ask, sent: &str, code: &str) -> Given {
        let now = self.now();
        match ask {
            Ask::SignIn if self.second_factor => {
                let ends = now + TimeDelta::minutes(5);
                let family = self.given;
                Given::Challenge(self.give(Kind::Challenge, family, ends), ends)
            }
            Ask::SignIn => self.pair(None),
            Ask::Confirm => match self.live(sent, Kind::Challenge) {
                None => Given::Dead,
                Some(_) if code != CODE => Given::WrongCode,
                Some(_) => {
                    self.spend(sent);
                    self.pair(None)
                }
            },
            Ask::Renew => {
                let kind = if self.dialect.renews_by_refresh() { Kind::Refresh } else { Kind::Access };
                let again = self.tokens.get(sent).filter(|token| token.spent).map(|token| token.family);
                match (self.live(sent, kind), again) {
                    (Some(family), _) => {
                        self.spend(sent);
                        self.pair(Some(family))
                    }
                    (None, again) => {
                        // As rotation is meant: a second use ends the session.
                        self.tokens
                            .values_mut()
                            .filter(|token| Some(token.family) == again)
                            .for_each(|token| token.gone = true);
                        self.call_dead(sent)
                    }
                }
            }
            Ask::Use => match self.live(sent, Kind::Access) {
                Some(_) => Given::Fine,
                None => self.call_dead(sent),
            },
            Ask::SignOut => match self.live(sent, Kind::Access) {
                Some(family) => {
                    self.tokens
                        .values_mut()
                        .filter(|token| token.family == family)
                        .for_each(|token| token.gone = true);
                    Given::Fine
                }
                None => self.call_dead(sent),
            },
            Ask::Other => Given::Unknown,
        }
    }

    fn live(&self, sent: &str, kind: Kind) -> Option<u64> {
        let now = self.now();
        let token = self.tokens.get(sent).filter(|token| token.kind == kind && token.is_good(now));
        token.map(|token| token.family)
    }

    fn call_dead(&mut self, sent: &str) -> Given {
        let step = self.step;
        if let Some(token) = self.tokens.get_mut(sent) {
            token.told_dead.get_or_insert(step);
        }
        Given::Dead
    }

    fn spend(&mut self, sent: &str) {
        if let Some(token) = self.tokens.get_mut(sent) {
            token.spent = true;
        }
    }

    fn pair(&mut self, family: Option<u64>) -> Given {
        let family = family.unwrap_or(self.given);
        let (access_ends, refresh_ends) =
            (self.now() + self.dialect.access_life(), self.now() + self.dialect.refresh_life());
        let access = self.give(Kind::Access, family, access_ends);
        let refresh = self.give(Kind::Refresh, family, refresh_ends);
        Given::Pair(access, refresh, access_ends, refresh_ends)
    }

    fn give(&mut self, kind: Kind, family: u64, ends: DateTime<Utc>) -> String {
        self.given += 1;
        let value = format!("sentinel-{kind:?}-{}", self.given);
        self.tokens
            .insert(value.clone(), Token { kind, family, ends, spent: false, gone: false, told_dead: None });
        value
    }
}
