//! What the client of every service does where the service does not answer as it should: each of these asks
//! who asks, which changes nothing, and has its limit of time.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use postorb::service::Network;
use postorb::{Exit, Failure};

use super::{Fake, Fault, Service};

/// A service that has a client.
pub(crate) trait Asked: Service {
    /// A few data.
    fn few() -> Self;
    /// Who asks, by their name: the call `GET /me`.
    fn me(fake: &Fake<Self>, network: Network) -> Result<String, Failure>
    where
        Self: Sized;
}

/// Calls may take this many milliseconds together.
pub(crate) fn within(milliseconds: u64) -> Network {
    Network {
        timeout: Duration::from_millis(milliseconds),
        ..Network::default()
    }
}

/// An address of this machine at which nobody listens.
pub(crate) fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

/// Asks a fake that does this whenever it is asked who asks: the failure, how many requests it took, and how
/// long.
pub(crate) fn failed<D: Asked>(fault: Fault, milliseconds: u64) -> (Failure, usize, Duration) {
    let fake = Fake::new(D::few());
    fake.always("/me", fault);
    let start = Instant::now();
    let failure = D::me(&fake, within(milliseconds)).unwrap_err();
    let took = start.elapsed();
    assert!(took < Duration::from_millis(milliseconds + 500), "{took:?}");
    assert!(!format!("{failure:?}").contains(D::KEY.1), "{failure:?}");
    (failure, fake.requests().len(), took)
}

/// A wait that a header asks for, and that is longer than the time, is not begun.
pub(crate) fn is_not_waited_for<D: Asked>(limited: Fault, header: &str) {
    let (failure, requests, took) = failed::<D>(limited, 60_000);
    assert_eq!((failure.exit, requests), (Exit::Api, 1), "{header}");
    assert!(took < Duration::from_secs(2), "{took:?}");
    let help = failure.help.join("\n");
    let told = "the next attempt makes sense in 300 s";
    assert!(help.contains(told), "{help}");
}

/// What passes after two times is not noticed.
pub(crate) fn comes_back<D: Asked>(spike: Fault, name: &str) {
    for fault in [Fault::Close, Fault::Reset, spike] {
        let fake = Fake::new(D::few());
        fake.next("/me", [fault.clone(), fault.clone()]);
        let me = D::me(&fake, within(20_000));
        assert_eq!(me.unwrap(), name, "{fault:?}");
        assert_eq!(fake.requests().len(), 3, "{fault:?}");
    }
}

/// What hangs is tried once more and ends with the time; the failures.
pub(crate) fn hangs<D: Asked>() -> Vec<Failure> {
    let faults = [
        Fault::Silence,
        Fault::Stall,
        Fault::Drip(Duration::from_millis(50)),
    ];
    let failures = faults.into_iter().map(|fault| {
        let (failure, requests, took) = failed::<D>(fault.clone(), 1_000);
        assert_eq!(failure.exit, Exit::TimedOut, "{fault:?}");
        assert!(requests >= 2, "{fault:?}");
        assert!(took >= Duration::from_millis(450), "{fault:?} {took:?}");
        failure
    });
    failures.collect()
}

/// A connection that breaks every time is told.
pub(crate) fn breaks<D: Asked>() {
    for fault in [Fault::Close, Fault::Reset] {
        let (failure, requests, _) = failed::<D>(fault, 4_000);
        assert_eq!(failure.exit, Exit::Api);
        assert!(requests > 1);
        let told = "the connection to 127.0.0.1 broke: ";
        assert!(failure.message.contains(told), "{failure:?}");
    }
}

/// What is asked again, by the status, and with which exit code it ends.
pub(crate) fn passes<D: Asked>(fault: Fault, status: u16, exit: Exit) -> Failure {
    let (failure, requests, _) = failed::<D>(fault, 3_000);
    assert_eq!(failure.exit, exit, "{status}");
    let is_again = (502..=504).contains(&status);
    assert_eq!(requests > 1, is_again, "{status}: {requests}");
    assert!(requests <= 5, "{status}: {requests}");
    failure
}

/// An answer that is none, by what is told of it. It is asked for once.
pub(crate) fn is_told<D: Asked>(fault: Fault, exit: Exit, told: &str) -> Failure {
    let (failure, requests, _) = failed::<D>(fault, 3_000);
    assert_eq!((failure.exit, requests), (exit, 1), "{failure:?}");
    assert!(failure.message.contains(told), "{failure:?}");
    failure
}

/// A redirect is not followed, and the other host sees nothing.
pub(crate) fn is_not_sent_on<D: Asked>() {
    let other = Fake::new(D::few());
    for status in [301, 302, 303, 307, 308] {
        let away = other.base.replace("127.0.0.1", "localhost");
        let away = Fault::json(status, "").with("location", &format!("{away}/me"));
        let told = format!("127.0.0.1 answered {status} and sends the call on to `localhost`");
        is_told::<D>(away, Exit::Api, &told);
    }
    assert!(other.requests().is_empty());
}

/// Where nobody listens, that is told.
pub(crate) fn is_not_there<D: Asked>() {
    let fake = Fake::new(D::few()).at(nobody());
    let failure = D::me(&fake, within(20_000)).unwrap_err();
    assert_eq!(failure.exit, Exit::Api);
    let told = "no connection to 127.0.0.1: ";
    assert!(failure.message.contains(told), "{failure:?}");
}
