//! No text that this crate makes holds a secret.

use helpdesk_events::{EncryptKey, VerificationToken};
use serde_json::json;

use crate::hostile;
use crate::platform::{self, Callback, KEY, TOKEN};

#[test]
fn nothing_that_is_printed_holds_a_secret() {
    let receiver = platform::encrypting().verification_token(platform::token());
    let mut texts = vec![
        format!("{receiver:?}"),
        format!("{:?}", platform::trusting()),
        format!("{:?}", EncryptKey::new(KEY)),
        format!("{:?}", platform::token()),
        format!("{:?}", Callback::sealed(&platform::challenge()).receive(&receiver)),
        format!("{:?}", Callback::sealed(&platform::event("a.b_v1", json!({}))).receive(&receiver)),
    ];
    for (what, receiver, callback, ..) in hostile::rows() {
        let refusal = callback.receive(&receiver).expect_err(what);
        texts.extend([format!("{refusal:?}"), refusal.to_string()]);
    }
    let undecodable = platform::event("helpdesk.ticket.updated_v1", json!({ "object": 7 }));
    let received = Callback::sealed(&undecodable).receive(&receiver);
    let refusal = Callback::sealed(&undecodable).receive(&receiver.strict(true)).expect_err("a number is not a ticket");
    texts.extend([format!("{received:?}"), format!("{refusal:?}"), refusal.to_string()]);
    // A whole callback as a JSON string, as a careless proxy would pass it on.
    let twice = serde_json::to_string(&platform::challenge().to_string()).expect("JSON");
    texts.push(format!("{:?}", Callback::unsigned(twice).receive(&platform::trusting())));
    for text in texts {
        assert!(!text.contains(KEY) && !text.contains(TOKEN) && !text.contains(&TOKEN[..16]), "{text}");
        assert!(text.len() < 1000, "{text}");
    }
}

#[test]
fn a_secret_that_is_none_is_not_taken() {
    for text in ["", " ", " key", "key\n"] {
        let error = EncryptKey::new(text).expect_err(text);
        assert_eq!(
            error.to_string(),
            "the Encrypt Key is empty or has blanks around it; copy it from the developer console, Events and callbacks > \
             Encryption strategy"
        );
        let error = VerificationToken::new(text).expect_err(text).to_string();
        assert!(error.starts_with("the Verification Token is empty"), "{error}");
    }
}
