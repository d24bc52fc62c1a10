//! Who is believed, and what goes through proxies: a server with TLS, and a proxy that tells what it saw.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use postorb::service::{Network, Postman};
use postorb::{Env, Exit};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::postman::KEY;

const CA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/service/ca.pem");

/// A server on loopback that answers every request with the owner of the key; its port.
fn server() -> u16 {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/service/");
    let chain = CertificateDer::from_pem_file(format!("{folder}localhost.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_file(format!("{folder}localhost.key")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![chain], key)
        .unwrap();
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let config = Arc::clone(&config);
            std::thread::spawn(move || serve(stream, config));
        }
    });
    port
}

/// Answers one request, where the other side believes in the certificate.
fn serve(stream: TcpStream, config: Arc<rustls::ServerConfig>) -> Option<()> {
    let connection = rustls::ServerConnection::new(config).unwrap();
    let mut stream = BufReader::new(rustls::StreamOwned::new(connection, stream));
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).ok()?;
        if line.trim().is_empty() {
            break;
        }
    }
    let body = r#"{"user": {"id": 7, "username": "taylor-lee"}}"#;
    let head = format!(
        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let stream = stream.get_mut();
    stream.write_all(format!("{head}{body}").as_bytes()).ok()?;
    stream.conn.send_close_notify();
    stream.flush().ok()
}

/// What a proxy saw before TLS began, and every byte after it.
#[derive(Debug, Default)]
struct Seen {
    heads: Vec<String>,
    bytes: Vec<u8>,
}

/// A proxy that lets through what goes to this machine, and refuses the rest.
fn proxy() -> (u16, Arc<Mutex<Seen>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let seen = Arc::new(Mutex::new(Seen::default()));
    let mine = Arc::clone(&seen);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let seen = Arc::clone(&mine);
            std::thread::spawn(move || tunnel(stream, &seen));
        }
    });
    (port, seen)
}

fn tunnel(mut stream: TcpStream, seen: &Mutex<Seen>) -> Option<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    seen.lock().unwrap().heads.push(head.clone());
    let target = head.split_whitespace().nth(1)?;
    let Some(port) = target.strip_prefix("localhost:") else {
        let refusal = b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n";
        return stream.write_all(refusal).ok();
    };
    let mut server = TcpStream::connect(format!("127.0.0.1:{port}")).ok()?;
    stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").ok()?;
    let (mut back, mut from) = (stream.try_clone().ok()?, server.try_clone().ok()?);
    std::thread::spawn(move || std::io::copy(&mut from, &mut back));
    let mut piece = [0; 4096];
    loop {
        let length = stream.read(&mut piece).ok().filter(|length| *length > 0)?;
        seen.lock()
            .unwrap()
            .bytes
            .extend_from_slice(&piece[..length]);
        server.write_all(&piece[..length]).ok()?;
    }
}

/// Asks whose key it is, in an environment of these variables.
fn me(variables: &[(&str, &str)]) -> Result<String, postorb::Failure> {
    let all = variables.iter().chain(&[("POSTMAN_API_KEY", KEY)]);
    let env = Env::new(all.map(|(name, value)| (name.into(), value.into())));
    let timeout = Duration::from_secs(15);
    Ok(Postman::new(
        &env,
        Network {
            timeout,
            ..Network::default()
        },
        None,
    )?
    .me()?
    .username)
}

#[test]
fn a_company_s_certificate_is_believed_where_it_is_named() {
    let base = format!("https://localhost:{}", server());
    let base = ("POSTMAN_API_BASE_URL", base.as_str());
    assert_eq!(me(&[base, ("SSL_CERT_FILE", CA)]).unwrap(), "taylor-lee");
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy(CA, folder.path().join("01234567.0")).unwrap();
    let folder = folder.path().to_str().unwrap();
    assert_eq!(me(&[base, ("SSL_CERT_DIR", folder)]).unwrap(), "taylor-lee");

    let failure = me(&[base]).unwrap_err();
    assert_eq!(failure.exit, Exit::Api);
    let told = "the certificate of localhost is not accepted: ";
    assert!(failure.message.contains(told), "{failure:?}");
    assert!(failure.help[0].contains("SSL_CERT_FILE"));
    let failure = me(&[base, ("SSL_CERT_FILE", "/nowhere")]).unwrap_err();
    assert_eq!(failure.exit, Exit::Usage);
}

#[test]
fn calls_go_through_a_proxy_and_it_cannot_read_them() {
    let target = format!("localhost:{}", server());
    let base = format!("https://{target}");
    let known = [
        ("POSTMAN_API_BASE_URL", base.as_str()),
        ("SSL_CERT_FILE", CA),
    ];
    for variable in ["HTTPS_PROXY", "https_proxy", "ALL_PROXY"] {
        let (port, seen) = proxy();
        let proxy = format!("http://me:pass%20word@127.0.0.1:{port}");
        let all = [&known[..], &[(variable, proxy.as_str())]].concat();
        assert_eq!(me(&all).unwrap(), "taylor-lee");
        let seen = seen.lock().unwrap();
        assert!(seen.heads[0].starts_with(&format!("CONNECT {target} HTTP/1.1\r\n")));
        assert!(
            seen.heads[0]
                .to_ascii_lowercase()
                .contains("proxy-authorization: basic ")
        );
        assert!(!seen.heads[0].contains("PMAK"));
        let key = KEY.as_bytes();
        assert!(seen.bytes.len() > 200);
        assert!(!seen.bytes.windows(key.len()).any(|bytes| bytes == key));
    }
}

#[test]
fn some_hosts_are_reached_without_the_proxy() {
    let base = format!("https://localhost:{}", server());
    let known = [
        ("POSTMAN_API_BASE_URL", base.as_str()),
        ("SSL_CERT_FILE", CA),
    ];
    for without in ["localhost", "example.com,localhost", "*"] {
        let (port, seen) = proxy();
        let proxy = format!("127.0.0.1:{port}");
        let more = [("HTTPS_PROXY", proxy.as_str()), ("NO_PROXY", without)];
        assert_eq!(me(&[&known[..], &more].concat()).unwrap(), "taylor-lee");
        assert!(seen.lock().unwrap().heads.is_empty(), "{without}");
    }
}

#[test]
fn a_proxy_that_refuses_is_told_and_its_password_is_not() {
    let (port, seen) = proxy();
    let proxy = format!("http://me:password@127.0.0.1:{port}");
    let failure = me(&[("HTTPS_PROXY", &proxy), ("POSTORB_TIMEOUT", "1s")]).unwrap_err();
    assert_eq!(failure.exit, Exit::Api);
    assert!(
        failure
            .message
            .contains("no connection to api.postman.com: "),
        "{failure:?}"
    );
    assert!(!format!("{failure:?}").contains("password"), "{failure:?}");
    let seen = seen.lock().unwrap();
    assert!(seen.heads[0].starts_with("CONNECT api.postman.com:443 HTTP/1.1\r\n"));
}
