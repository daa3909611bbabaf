//! A server of one of the five systems that counts: what it was asked, and what was sent that never should be.

mod books;
mod dialect;
mod fault;

use std::sync::{Arc, Mutex};

use chatelaine_model::Clock;
use chrono::TimeDelta;
use http_body_util::BodyExt;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response, header};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

pub use books::{Ask, Books, CODE};
pub use dialect::{Dialect, RENEWING};
pub use fault::{Fault, Held};

use dialect::{Answer, with_status};

/// The connection breaks.
#[derive(Debug, thiserror::Error)]
#[error("dropped")]
struct Dropped;

pub struct Server {
    pub address: String,
    books: Arc<Mutex<Books>>,
    listening: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Server {
    /// Begins to listen on a port of its own. `skew`: how far its clock is ahead.
    pub async fn start(dialect: Dialect, clock: Arc<dyn Clock>, skew: TimeDelta) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let books = Arc::new(Mutex::new(Books::new(dialect, clock, skew)));
        let shared = books.clone();
        let listening = tokio::spawn(async move {
            // Dropped with this task, so that a server that is gone answers nobody.
            let mut connections = JoinSet::new();
            while let Ok((stream, _)) = listener.accept().await {
                while connections.try_join_next().is_some() {}
                let books = shared.clone();
                let service = service_fn(move |request| serve(books.clone(), request));
                let serving = hyper::server::conn::http1::Builder::new()
                    .serve_connection(TokioIo::new(stream), service);
                // A connection that breaks, from here or from there, is part of the tests.
                connections.spawn(async move { drop(serving.await) });
            }
        });
        Self { address, books, listening }
    }

    /// Ends it: nobody answers at its address any more, not even on a connection that is open.
    pub async fn stop(&mut self) {
        self.listening.abort();
        assert!((&mut self.listening).await.unwrap_err().is_cancelled());
    }

    /// Looks into the books, or changes them.
    pub fn books<T>(&self, look: impl FnOnce(&mut Books) -> T) -> T {
        look(&mut self.books.lock().unwrap())
    }

    pub fn count(&self, ask: Ask) -> usize {
        self.books(|books| books.count(ask))
    }

    pub fn fail_next(&self, fault: Fault) {
        self.books(|books| books.faults.push_back(fault));
    }

    /// The next step begins: what was told before is known from now on.
    pub fn step(&self) {
        self.books(|books| books.step += 1);
    }

    /// What was sent that never should be.
    pub fn wrongs(&self) -> Vec<String> {
        self.books(|books| books.wrongs.clone())
    }
}

async fn serve(books: Arc<Mutex<Books>>, request: Request<Incoming>) -> Result<Answer, Dropped> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map_err(|_| Dropped)?.to_bytes();
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let (ask, token, code, fault) = {
        let mut books = books.lock().unwrap();
        let ask = books.dialect.ask(&head.method, head.uri.path());
        let token = books.dialect.token(ask, &head.headers, &body);
        books.note(ask, &token);
        let code = body["code"].as_str().unwrap_or_default().to_owned();
        let fault = if ask == Ask::Renew { books.faults.pop_front() } else { None };
        (ask, token, code, fault)
    };
    let work = || {
        let mut books = books.lock().unwrap();
        let given = books.work(ask, &token, &code);
        books.dialect.answer(ask, given)
    };
    let fault = match fault {
        Some(Fault::HoldThen { held, then }) => {
            held.wait().await;
            then.map(|then| *then)
        }
        fault => fault,
    };
    let answer = match fault {
        None | Some(Fault::HoldThen { .. }) => work(),
        Some(Fault::DropBefore) => return Err(Dropped),
        Some(Fault::DropAfter) => {
            work();
            return Err(Dropped);
        }
        Some(Fault::Garbage) => {
            work();
            Response::new("{\"tok".to_owned())
        }
        Some(Fault::Status(status)) => with_status(status, Value::Null),
        Some(Fault::Limited(seconds)) => {
            let mut answer = with_status(429, Value::Null);
            if let Some(seconds) = seconds {
                answer.headers_mut().insert(header::RETRY_AFTER, seconds.into());
                books.lock().unwrap().want_pause(TimeDelta::seconds(seconds));
            }
            answer
        }
        Some(Fault::Page) => {
            let mut answer = Response::new("<html>Sign in to the hotel</html>".to_owned());
            *answer.status_mut() = hyper::StatusCode::FORBIDDEN;
            answer
        }
        Some(Fault::Hold { held, after: false }) => {
            held.wait().await;
            work()
        }
        Some(Fault::Hold { held, after: true }) => {
            let answer = work();
            held.wait().await;
            answer
        }
    };
    Ok(dated(answer, &books))
}

/// By the server's clock.
fn dated(mut answer: Answer, books: &Mutex<Books>) -> Answer {
    let now = books.lock().unwrap().now();
    let date = httpdate::fmt_http_date(now.into());
    answer.headers_mut().insert(header::DATE, date.parse().unwrap());
    answer
}
