//! Calls that do not compile: an operation of the Helpdesk without its credentials, operations that take another token, and
//! a token that is only text.

use board_v1::board_v1::card::CreateCard;
use board_v1::board_v1::own_board::GetOwnBoard;
use helpdesk_client::types::ticket::StartService;
use helpdesk_client::{AppOnly, Client, UserAccessToken};

async fn send(client: Client<AppOnly>) {
    let _ = client.send(&StartService::new("ou_1")).await;
    let _ = client.send(&GetOwnBoard::new()).await;
    let _ = client.as_user(UserAccessToken::new("u-1")).send(&CreateCard::new("发布")).await;
    let _ = client.as_user("u-1");
}

fn main() {
    let _ = send;
}
