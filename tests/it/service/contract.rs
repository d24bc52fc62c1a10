//! Every call against the vendor's own description: Prism stands between the client and the fake, and
//! tells what differs from the document, on either side.
//!
//! `/apis` is not in the document any more: the fake alone answers for it, see `happy`.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use postorb::Env;
use postorb::service::{Network, Postman};

use crate::needs;
use crate::postman::{Data, Fake, KEY};
use crate::prism::Prism;

/// Prism between the client and the fake.
fn before(fake: &Fake) -> Option<Prism> {
    let document = needs::shared()?.join("specs/postman-openapi.json");
    Prism::start("proxy", &[document.as_os_str(), fake.base.as_ref()])
}

fn client(prism: &Prism) -> Postman {
    let variables = [
        ("POSTMAN_API_BASE_URL", prism.base.as_str()),
        ("POSTMAN_API_KEY", KEY),
    ];
    let env = Env::new(variables.map(|(name, value)| (name.into(), value.into())));
    Postman::new(&env, Network::default(), None).unwrap()
}

#[test]
fn no_call_differs_from_the_vendors_description() {
    let data = Data::large(3);
    let (space, spec) = (data.spaces[0].id.clone(), data.spaces[0].specs[0].0.clone());
    let (collection, environment) = (data.collection_uid(), data.environment_uid());
    let fake = Fake::new(data);
    let Some(prism) = before(&fake) else {
        return;
    };
    let postman = client(&prism);
    let asked = || -> Result<(), postorb::Failure> {
        postman.me()?;
        postman.workspaces()?;
        postman.workspace(&space)?;
        for listed in [None, Some(space.as_str())] {
            postman.collections(listed)?;
            postman.environments(listed)?;
        }
        postman.collection(&collection)?;
        postman.environment(&environment)?;
        postman.specs(&space)?;
        postman.tags(&spec)?;
        let comment = postman.comment(&collection, "red")?;
        postman.update_comment(&collection, comment.id, "green")?;
        postman.comments(&collection)?;
        Ok(())
    };
    if let Err(failure) = asked() {
        panic!("{failure:?}\n{}", prism.told());
    }
    assert_eq!(prism.violations(), [""; 0], "{}", prism.told());
    // The client made them, and Prism let them through.
    assert_eq!(prism.told().matches("Request received").count(), 14);
    assert_eq!(fake.requests().len(), 14);
}

#[test]
fn prism_tells_of_a_call_that_differs() {
    let fake = Fake::new(Data::small());
    let Some(prism) = before(&fake) else {
        return;
    };
    // Neither a parameter that the document asks for, nor a key.
    let mut stream = TcpStream::connect(prism.base.trim_start_matches("http://")).unwrap();
    let request = b"GET /specs HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    stream.write_all(request).unwrap();
    stream.read_to_end(&mut Vec::new()).unwrap();
    assert!(!prism.violations().is_empty(), "{}", prism.told());
}
