//! Forged pushes: each is wrong in what its name says, and in nothing that a receiver checks before.

use std::time::Duration;

use helpdesk_mock::{Error, Forgery, Mock, Padding};

use crate::receiver::{Receiver, mock_and_receiver};

const APPROVED: &str = "helpdesk.notification.approve_v1";

#[tokio::test]
async fn each_is_wrong_in_one_thing() {
    for (forgery, fault) in [
        (Forgery::WrongSignature, "signature"),
        (Forgery::ChangedByte, "signature"),
        (Forgery::OtherBodysSignature, "signature"),
        (Forgery::Unsigned, "signature"),
        (Forgery::Plain, "signature"),
        (Forgery::Stale(Duration::from_secs(61)), "time"),
        (Forgery::Stale(Duration::MAX), "time"),
        (Forgery::Early(Duration::from_secs(62)), "time"),
        (Forgery::Early(Duration::MAX), "time"),
        (Forgery::Cut, "body"),
        (Forgery::BadBase64, "Base64"),
        (Forgery::ShortCiphertext, "length"),
        (Forgery::UnalignedCiphertext, "length"),
        (Forgery::BadPadding(Padding::Zero), "padding"),
        (Forgery::BadPadding(Padding::TooLong), "padding"),
        (Forgery::BadPadding(Padding::Uneven), "padding"),
        (Forgery::BadPadding(Padding::Absent), "padding"),
        (Forgery::NotJson, "JSON"),
        // serde_json stops at 128 levels.
        (Forgery::DeeplyNested(200), "JSON"),
        (Forgery::HeaderMissing, "header"),
        (Forgery::WrongToken, "token"),
    ] {
        let (mock, receiver) = mock_and_receiver().await;
        receiver.answer([418]);
        assert_eq!(mock.push_forged(APPROVED, forgery).await.unwrap(), 418, "{forgery:?}");
        assert_eq!(receiver.only().fault(), Some(fault), "{forgery:?}");
        assert_eq!(mock.deliveries(), [], "a forgery is not a delivery");
    }
}

#[tokio::test]
async fn what_is_within_bounds_is_right() {
    for forgery in
        [Forgery::Stale(Duration::from_secs(30)), Forgery::Early(Duration::from_secs(30)), Forgery::DeeplyNested(100)]
    {
        let (mock, receiver) = mock_and_receiver().await;
        mock.push_forged(APPROVED, forgery).await.unwrap();
        assert_eq!(receiver.only().fault(), None, "{forgery:?}");
    }
}

#[tokio::test]
async fn a_replay_is_the_same_to_the_byte() {
    let (mock, receiver) = mock_and_receiver().await;
    let error = mock.push_forged(APPROVED, Forgery::Replayed).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("no event `{APPROVED}` was delivered that could be replayed; push one first")
    );
    mock.push_event(APPROVED).await.unwrap();
    mock.push_forged(APPROVED, Forgery::Replayed).await.unwrap();
    let pushed = receiver.pushed();
    assert_eq!(pushed.len(), 2);
    assert_eq!(pushed[0].body, pushed[1].body);
    for header in ["X-Lark-Signature", "X-Lark-Request-Timestamp", "X-Lark-Request-Nonce"] {
        assert_eq!(pushed[0].header(header), pushed[1].header(header), "{header}");
    }
}

#[tokio::test]
async fn a_body_is_as_large_as_told() {
    let (mock, receiver) = mock_and_receiver().await;
    // The receiver reads 8 KiB.
    assert_eq!(mock.push_forged(APPROVED, Forgery::Oversized(8192)).await.unwrap(), 200);
    assert_eq!(receiver.only().body.len(), 8192);
    for bytes in [8193, 20_000_000] {
        assert_eq!(mock.push_forged(APPROVED, Forgery::Oversized(bytes)).await.unwrap(), 413, "{bytes}");
    }
}

#[tokio::test]
async fn without_an_encrypt_key_signatures_and_ciphertexts_cannot_be_forged() {
    let receiver = Receiver::start().await;
    let mock = Mock::builder().callback_url(&receiver.url).without_encrypt_key().start().await.unwrap();
    let error = mock.push_forged(APPROVED, Forgery::WrongSignature).await.unwrap_err();
    assert!(matches!(error, Error::NoEncryptKey(Forgery::WrongSignature)), "{error}");
    assert_eq!(mock.push_forged(APPROVED, Forgery::WrongToken).await.unwrap(), 200);
    assert_eq!(receiver.only().envelope()["header"]["token"], "another token");
}
