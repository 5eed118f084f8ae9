//! Every row of the error tables: documented, generated, answered by the mock, and seen through the client.

use helpdesk_client::{AppCredentials, Client, ErrorCode, HelpdeskCredentials};
use helpdesk_mock::Mock;
use helpdesk_schema::{Operation as Documented, Schema};
use helpdesk_types::runtime::{OperationVisitor, RoundTrip};
use helpdesk_types::{AcceptsTenantToken, AcceptsUserToken};

#[derive(Default)]
struct Rows {
    schema: Schema,
    compared: usize,
}

#[test]
fn every_row_is_a_variant() {
    let mut rows = Rows { schema: Schema::from_json(helpdesk_types::SCHEMA).expect("the schema"), compared: 0 };
    helpdesk_types::visit_operations(&mut rows);
    let documented: usize = rows.schema.operations.iter().map(|operation| operation.errors.len()).sum();
    assert_eq!(rows.compared, documented, "every row is walked");
    println!("{documented} rows of the error tables are variants");
}

impl Rows {
    fn compare<O: RoundTrip>(&mut self) {
        let documented: &Documented =
            self.schema.operations.iter().find(|documented| documented.id == O::ID).expect("it is documented");
        let mut seen = 0;
        for row in &documented.errors {
            let code = O::ErrorCode::from_code(row.code);
            assert_eq!(format!("{code:?}"), row.name, "{} {}", O::ID, row.code);
            assert_eq!(code.code(), row.code);
            assert_eq!(code.http_status(), row.status);
            assert_eq!(code.message(), Some(row.message.as_str()));
            assert_eq!(code.advice(), Some(row.advice.as_str()));
            seen += 1;
        }
        let other = O::ErrorCode::from_code(-1);
        assert_eq!((format!("{other:?}").as_str(), other.code(), other.message()), ("Other(-1)", -1, None));
        self.compared += seen;
    }
}

impl OperationVisitor for Rows {
    fn tenant<O: RoundTrip + AcceptsTenantToken>(&mut self) {
        self.compare::<O>();
    }

    fn user<O: RoundTrip + AcceptsUserToken>(&mut self) {
        self.compare::<O>();
    }

    fn other<O: RoundTrip>(&mut self) {
        self.compare::<O>();
    }
}
