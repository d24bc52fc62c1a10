//! Who is believed: the bundled roots, which a container without any needs, and those of this machine,
//! where companies add their own.

use std::path::Path;

use rustls::RootCertStore;
use rustls_native_certs::{CertificateResult, load_certs_from_paths, load_native_certs};

use crate::{Env, Exit, Failure};

const FILE: &str = "SSL_CERT_FILE";
const FOLDER: &str = "SSL_CERT_DIR";

/// All roots that a certificate may come from.
pub(super) fn of(env: &Env) -> Result<RootCertStore, Failure> {
    let mut store = RootCertStore::empty();
    store.add_parsable_certificates(webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().cloned());
    // Stores hold certificates that nothing can read any more: what is missing shows when it is needed.
    store.add_parsable_certificates(machine(env)?);
    Ok(store)
}

fn machine(env: &Env) -> Result<Vec<rustls::pki_types::CertificateDer<'static>>, Failure> {
    let (file, folder) = (env.get(FILE), env.get(FOLDER));
    if file.is_none() && folder.is_none() {
        return Ok(load_native_certs().certs);
    }
    let found = load_certs_from_paths(file.map(Path::new), folder.map(Path::new));
    match found {
        CertificateResult { certs, .. } if !certs.is_empty() => Ok(certs),
        // Who named a place meant it: without what is there every call would fail, and not say why.
        CertificateResult { errors, .. } => {
            let named = match (file, folder) {
                (Some(file), _) => format!("{FILE} names `{file}`"),
                (None, folder) => format!("{FOLDER} names `{}`", folder.unwrap_or_default()),
            };
            let why = errors.first().map(|error| format!(": {error}"));
            let message = format!(
                "{named}, where no certificate can be read{}",
                why.unwrap_or_default()
            );
            Err(Failure::new(Exit::Usage, message)
                .help("name a file of certificates in PEM, or unset the variable"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_roots_are_there_and_a_named_file_has_to_be() {
        let store = of(&Env::default()).unwrap();
        assert!(store.len() > 100, "{}", store.len());
        let env = Env::new([(FILE.into(), "/nowhere/ca.pem".into())]);
        let failure = of(&env).unwrap_err();
        assert_eq!(failure.exit, Exit::Usage);
        assert!(
            failure
                .message
                .starts_with("SSL_CERT_FILE names `/nowhere/ca.pem`")
        );
    }
}
