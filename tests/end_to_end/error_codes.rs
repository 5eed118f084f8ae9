//! Every row of the error tables: documented, generated, answered by the mock, and seen through the client.

use helpdesk_client::{Error, ErrorCode};
use helpdesk_types::runtime::{BothWays, Documented, OperationVisitor};
use helpdesk_types::{AppOperation, Download, Operation, UserOperation};

use crate::documented::{self, Setting};

struct Rows {
    setting: Setting,
    seen: usize,
}

#[test]
fn every_row_is_a_variant_and_arrives_as_one() {
    let mut rows = Rows { setting: Setting::new(), seen: 0 };
    helpdesk_types::visit_operations(&mut rows);
    let documented: usize = rows.setting.schema.operations.iter().map(|operation| operation.errors.len()).sum();
    assert_eq!(rows.seen, documented, "every row is walked");
    // So many the pages had when they were first counted by another program.
    assert!(rows.seen >= 163, "{} rows", rows.seen);
}

impl Rows {
    fn rows<O: Operation + BothWays>(&mut self, send: impl Fn(&Setting, &O) -> Result<(), Error>) {
        let Setting { schema, mock, .. } = &self.setting;
        let documented = documented::of::<O>(schema);
        let request: O = documented::request(documented);
        for row in &documented.errors {
            let code = O::ErrorCode::from_code(row.code);
            assert_eq!(format!("{code:?}"), row.name, "{} {}", O::ID, row.code);
            assert_eq!(code.code(), row.code);
            assert_eq!(code.http_status(), row.status);
            assert_eq!(code.message(), Some(row.message.page()));
            assert_eq!(code.advice(), row.advice.english());
            assert_eq!(code.original_advice(), Some(row.advice.page()));

            mock.fail_next(O::ID, row.code).expect("the code is documented");
            let error = send(&self.setting, &request).expect_err("the mock refuses");
            assert_eq!(error.code_of::<O>(), Some(code));
            assert_eq!(error.code(), Some(row.code));
            assert_eq!(error.status(), row.status);
            assert_eq!(error.operation(), Some(O::ID));
            assert!(error.log_id().is_some_and(|id| !id.is_empty()), "{error}");
            self.seen += 1;
        }
        let other = O::ErrorCode::from_code(-1);
        assert_eq!((format!("{other:?}").as_str(), other.code(), other.message()), ("Other(-1)", -1, None));
    }
}

impl OperationVisitor for Rows {
    fn app<O: AppOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        self.rows::<O>(|setting, request| setting.runtime.block_on(setting.client.send(request)).map(drop));
    }

    fn user<O: UserOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        self.rows::<O>(|setting, request| setting.runtime.block_on(setting.agent.send(request)).map(drop));
    }

    fn download<O: AppOperation<Response = Download> + BothWays>(&mut self) {
        self.rows::<O>(|setting, request| setting.runtime.block_on(setting.client.send(request)).map(drop));
    }

    fn other<O: Operation + BothWays>(&mut self) {
        panic!("{} takes no token that the client has", O::ID);
    }
}
