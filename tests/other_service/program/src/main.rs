//! Sends operations of a generated crate through helpdesk-client: without a helpdesk, and then one of the Helpdesk too.

mod server;

use board_v1::Upload;
use board_v1::board_v1::card::{CreateCard, CreateCardErrorCode, ListCards};
use board_v1::board_v1::file::{DownloadFile, UploadFile};
use board_v1::board_v1::quota::GetQuota;
use board_v1::board_v1::status::GetStatus;
use helpdesk_client::types::ticket::StartService;
use helpdesk_client::{AppCredentials, Client, HelpdeskCredentials};
use serde_json::{Value, json};

use server::{Request, Server};

fn answer(request: &Request) -> (&'static str, Vec<u8>) {
    let json = |value: Value| ("application/json", value.to_string().into_bytes());
    let data = |data: Value| json(json!({"code": 0, "msg": "success", "data": data}));
    match request.line.as_str() {
        "POST /open-apis/auth/v3/tenant_access_token/internal" => {
            json(json!({"code": 0, "msg": "ok", "tenant_access_token": "t-tenant", "expire": 7200}))
        }
        "POST /open-apis/auth/v3/app_access_token/internal" => {
            json(json!({"code": 0, "msg": "ok", "app_access_token": "a-app", "expire": 7200}))
        }
        "POST /open-apis/board/v1/cards" if request.text().contains("wrong") => {
            json(json!({"code": 180_004, "msg": "column not found"}))
        }
        "POST /open-apis/board/v1/cards" => data(json!({"card_id": "c-1"})),
        "POST /open-apis/board/v1/files" => data(json!({"file_key": "f-1"})),
        "GET /open-apis/board/v1/files/f-1" => ("text/plain", b"hello".to_vec()),
        "GET /open-apis/board/v1/cards?page_size=2" => {
            data(json!({"items": [{"card_id": "c-1"}, {"card_id": "c-2"}], "page_token": "p-2", "has_more": true}))
        }
        "GET /open-apis/board/v1/cards?page_size=2&page_token=p-2" => {
            data(json!({"items": [{"card_id": "c-3"}], "page_token": "", "has_more": false}))
        }
        "GET /open-apis/board/v1/quota" => data(json!({"cards": 10})),
        "GET /open-apis/board/v1/status" => data(json!({"healthy": true})),
        "POST /open-apis/helpdesk/v1/start_service" => data(json!({"chat_id": "oc_1"})),
        line => panic!("nobody should ask for {line}"),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let server = Server::start(answer)?;
    let client = Client::builder(AppCredentials::new("cli_1", "app-secret")).base_url(&server.url).build()?;

    let card = client.send(&CreateCard::new("发布").column(1)).await?;
    assert_eq!(card.card_id.as_deref(), Some("c-1"));
    let error = client.send(&CreateCard::new("wrong")).await.expect_err("the column does not exist");
    assert_eq!(error.code_of::<CreateCard>(), Some(CreateCardErrorCode::ColumnNotFound));
    let file = client.send(&UploadFile::new("a.txt", Upload::new("a.txt", "hello"))).await?;
    assert_eq!(file.file_key.as_deref(), Some("f-1"));
    let cards = client.list(ListCards::new().page_size(2)).all().await?;
    let ids: Vec<Option<String>> = cards.into_iter().map(|card| card.card_id).collect();
    assert_eq!(ids, ["c-1", "c-2", "c-3"].map(|id| Some(id.to_owned())));
    assert_eq!(client.send(&DownloadFile::new("f-1")).await?.content, b"hello");
    assert_eq!(client.send(&GetQuota::new()).await?.cards, Some(10));
    assert_eq!(client.send(&GetStatus::new()).await?.healthy, Some(true));

    let of_board = server.requests();
    assert!(of_board.iter().all(|request| request.helpdesk.is_none()), "no helpdesk header");
    let tokens = |word: &str| -> Vec<Option<String>> {
        let of = |request: &&Request| request.line.contains(word);
        of_board.iter().filter(of).map(|request| request.authorization.clone()).collect()
    };
    assert_eq!(tokens("/auth/v3/"), [None, None], "one fetch of each token, without one");
    assert_eq!(tokens("/board/v1/quota"), [Some("Bearer a-app".to_owned())]);
    assert_eq!(tokens("/board/v1/status"), [None]);
    for word in ["cards", "files"] {
        assert!(tokens(word).iter().all(|token| token.as_deref() == Some("Bearer t-tenant")), "{word}");
    }
    let sent = |line: &str| of_board.iter().find(|request| request.line == line).expect("it was sent");
    let card: Value = serde_json::from_slice(&sent("POST /open-apis/board/v1/cards").body)?;
    assert_eq!(card, json!({"title": "发布", "column": 1}));
    let upload = sent("POST /open-apis/board/v1/files");
    let boundary = upload.content_type.as_deref().and_then(|ty| ty.strip_prefix("multipart/form-data; boundary="));
    let boundary = boundary.expect("the content type names the boundary");
    let parts = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\na.txt\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\
         Content-Type: application/octet-stream\r\n\r\nhello\r\n--{boundary}--\r\n"
    );
    assert_eq!(upload.text(), parts);

    // With the credentials of a helpdesk, the same client sends the Helpdesk's operations too.
    let helpdesk = client.for_helpdesk(HelpdeskCredentials::new("1", "ht-token"))?;
    let started = helpdesk.send(&StartService::new("ou_1")).await?;
    assert_eq!(started.chat_id.as_deref(), Some("oc_1"));
    assert_eq!(helpdesk.send(&GetStatus::new()).await?.healthy, Some(true));
    let last = server.requests();
    let of_helpdesk: Vec<&Request> = last.iter().filter(|request| request.helpdesk.is_some()).collect();
    assert_eq!(of_helpdesk.len(), 1);
    assert_eq!(of_helpdesk[0].line, "POST /open-apis/helpdesk/v1/start_service");
    assert_eq!(of_helpdesk[0].helpdesk.as_deref(), Some("MTpodC10b2tlbg=="));
    println!("{} requests", last.len());
    Ok(())
}
