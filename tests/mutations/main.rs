//! Every field of every response and event, in the documented example and in an object of all fields, is replaced by one
//! deviation after the other: the rest decodes as without it, the deviation is reported with its path, and nothing panics.
//! Operations, events and fields are walked, not listed.

mod answer;
mod forms;
mod places;
#[path = "../end_to_end/whole.rs"]
mod whole;

use std::collections::BTreeSet;

use helpdesk_decode::{Decoded, decode, decode_documented};
use helpdesk_schema::{Field, ResponseForm, Schema, Type};
use helpdesk_types::runtime::{BothWays, Documented, EventVisitor, OperationVisitor};
use helpdesk_types::{AppOperation, Download, Event, EventEnvelope, EventHeader, Operation, UserOperation};
use serde_json::Value;

use crate::forms::FORMS;
use crate::places::Place;

/// So many fields of responses and events the pages had when the proof was first run.
const LEAST_FIELDS: usize = 580;

#[derive(Default)]
struct Mutations {
    schema: Schema,
    /// The operation of which pairs of places are mutated, and whether those whose first place has an odd or an even number;
    /// `None` for single places of all.
    pairs_of: Option<(&'static str, bool)>,
    /// The fields that were mutated, by operation or event and path.
    fields: BTreeSet<(String, String)>,
    decoded: usize,
    deviated: usize,
    answers: usize,
    pairs: usize,
    problems: Vec<String>,
}

#[test]
fn one_field_never_costs_another() {
    let mut walk = Mutations::new(None);
    helpdesk_types::visit_operations(&mut walk);
    helpdesk_types::visit_events(&mut walk);
    let Mutations { fields, decoded, deviated, answers, .. } = &walk;
    eprintln!("{} places in {} forms: {decoded} texts decoded, of which {deviated} deviate", fields.len(), FORMS.len());
    eprintln!("{answers} answers decoded");
    walk.assert_no_problem();
    assert!(FORMS.len() >= 12 && fields.len() >= LEAST_FIELDS, "{} places", fields.len());
}

#[test]
fn two_fields_never_cost_another() {
    let pairs = |odd: bool| {
        let mut walk = Mutations::new(Some(("helpdesk.v1.ticket.get", odd)));
        helpdesk_types::visit_operations(&mut walk);
        walk.assert_no_problem();
        walk.pairs
    };
    let pairs = std::thread::scope(|scope| {
        let odd = scope.spawn(|| pairs(true));
        pairs(false) + odd.join().expect("no panic")
    });
    eprintln!("{pairs} pairs of deviations");
    assert!(pairs > 10_000, "{pairs} pairs");
}

impl Mutations {
    fn new(pairs_of: Option<(&'static str, bool)>) -> Self {
        let schema = Schema::from_json(helpdesk_types::SCHEMA).expect("the schema loads");
        Self { schema, pairs_of, ..Self::default() }
    }

    fn assert_no_problem(&self) {
        let first = &self.problems[..self.problems.len().min(20)];
        assert!(first.is_empty(), "{} problems, the first:\n{}", self.problems.len(), first.join("\n"));
    }

    /// Mutates each place of a value of that type.
    fn mutate<T: BothWays + Documented>(&mut self, what: &str, fields: &[&Field], value: &Value) {
        let places = places::of(fields, value);
        let base = encoded::<T>(value.to_string().as_bytes()).unwrap_or_else(|error| panic!("{what}: {error}")).0;
        match self.pairs_of {
            Some((operation, odd)) if operation == what => {
                return self.mutate_pairs::<T>(what, odd, &places, value, &base);
            }
            Some(_) => return,
            None => {}
        }
        for place in &places {
            self.fields.insert((what.to_owned(), place.path.clone()));
            let without = place.removed_from(&base, &base);
            for (form, json) in FORMS {
                let text = places::text(value, &[(place, json)]);
                self.decoded += 1;
                match self.check::<T>(&text, &[place], &without, &base) {
                    Ok(deviates) => self.deviated += usize::from(deviates),
                    Err(problem) => self.problems.push(format!("{what}: {} as {form}: {problem}", place.path)),
                }
            }
        }
    }

    /// Mutates each two places that are not in one another.
    fn mutate_pairs<T: BothWays + Documented>(
        &mut self,
        what: &str,
        odd: bool,
        places: &[Place],
        value: &Value,
        base: &Value,
    ) {
        for (first, one) in places.iter().enumerate().skip(usize::from(odd)).step_by(2) {
            for (second, other) in places.iter().enumerate().skip(first + 1) {
                if one.holds(other) || other.holds(one) {
                    continue;
                }
                let without = one.removed_from(&other.removed_from(base, base), base);
                for turn in 0..6 {
                    let (form, json) = FORMS[(first + turn) % FORMS.len()];
                    let (other_form, other_json) = FORMS[(second + 7 * turn) % FORMS.len()];
                    let text = places::text(value, &[(one, json), (other, other_json)]);
                    self.pairs += 1;
                    if let Err(problem) = self.check::<T>(&text, &[one, other], &without, base) {
                        let (one, other) = (&one.path, &other.path);
                        self.problems.push(format!("{what}: {one} as {form}, {other} as {other_form}: {problem}"));
                    }
                }
            }
        }
    }

    /// Whether the text deviates.
    fn check<T: BothWays + Documented>(
        &self,
        text: &[u8],
        places: &[&Place],
        without: &Value,
        base: &Value,
    ) -> Result<bool, String> {
        let (value, deviations) = encoded::<T>(text).map_err(|error| error.to_string())?;
        // Later elements of an array come first, so that no element moves before it is removed.
        let rest = places.iter().rev().fold(value, |value, place| place.removed_from(&value, base));
        if rest != *without {
            return Err(format!("the rest became {rest}, and is {without}"));
        }
        if let Some(astray) = deviations.iter().find(|path| !places.iter().any(|place| place.covers(path))) {
            return Err(format!("{astray} is reported"));
        }
        // The strict decoder accepts exactly the documented form.
        match serde_json::from_slice::<T>(text) {
            Ok(_) if deviations.is_empty() => Ok(false),
            Ok(_) => Err(format!("it fits, and {deviations:?} is reported")),
            Err(_) if deviations.is_empty() => Err("nothing is reported".to_owned()),
            Err(_) => Ok(true),
        }
    }

    fn response<O: Operation<Response: BothWays + Documented>>(&mut self) {
        let documented =
            self.schema.operations.iter().find(|operation| operation.id == O::ID).expect("it is documented");
        let documented = documented.clone();
        let fields = documented.payload().into_fields();
        let whole = whole::object(fields.iter().copied(), &mut 0);
        self.mutate::<O::Response>(O::ID, &fields, &whole);
        let is_list = |field: &&Field| matches!(field.ty, Type::Array(_));
        if self.pairs_of.is_none() && documented.response_form == ResponseForm::Data && fields.iter().any(is_list) {
            self.answer::<O>(&fields, &whole);
        }
        let Some(example) = &documented.response_example else { return };
        let data = example.value().expect("the schema's examples are JSON")["data"].take();
        if !data.is_null() {
            self.mutate::<O::Response>(O::ID, &fields, &data);
        }
    }

    /// Mutates each place of an answer with an array, which decodes as its data does by itself, though in parts.
    fn answer<O: Operation<Response: BothWays + Documented>>(&mut self, fields: &[&Field], data: &Value) {
        for place in places::of(fields, data) {
            // The answer is itself a level of nesting.
            for (form, json) in FORMS.iter().filter(|(form, _)| *form != "deep nesting") {
                let text = places::text(data, &[(&place, json)]);
                self.answers += 1;
                let alone = decode_documented::<O::Response>(&text)
                    .and_then(|decoded| serde_json::to_value(&decoded.value))
                    .map_err(|error| error.to_string());
                let answer = answer::read::<O>(&text);
                if answer != alone {
                    let problem = format!("the answer is read as {answer:?}, and its data as {alone:?}");
                    self.problems.push(format!("{}: {} as {form}: {problem}", O::ID, place.path));
                }
            }
        }
    }

    /// Mutates the envelope of an event, but for the event itself.
    fn envelope<E: Event + BothWays + Documented>(&mut self, fields: &[&Field], example: &Value) {
        let base: EventEnvelope<E> = serde_json::from_value(example.clone()).expect("the example is an event");
        let event = serde_json::to_value(&base.event).expect("an event is JSON");
        for place in places::of(fields, example) {
            self.fields.insert((E::TYPE.to_owned(), format!("envelope: {}", place.path)));
            for (form, json) in FORMS {
                let text = places::text(example, &[(&place, json)]);
                self.decoded += 1;
                let problem = match decode::<EventEnvelope<E>>(&text) {
                    Err(error) => Some(error.to_string()),
                    Ok(Decoded { value, .. }) if serde_json::to_value(&value.event).ok().as_ref() != Some(&event) => {
                        Some("the event is another one".to_owned())
                    }
                    Ok(Decoded { value, .. }) if place.path != "header" && changes(&value.header, &base.header) > 1 => {
                        Some(format!("another field of the header changed: {:?}", value.header))
                    }
                    Ok(Decoded { deviations, .. }) => {
                        self.deviated += usize::from(!deviations.is_empty());
                        let strict = serde_json::from_slice::<EventEnvelope<E>>(&text).is_ok();
                        let stray = deviations.iter().any(|deviation| !place.covers(&deviation.path));
                        (stray || strict != deviations.is_empty()).then(|| format!("{deviations:?} is reported"))
                    }
                };
                self.problems
                    .extend(problem.map(|problem| format!("{}: {} as {form}: {problem}", E::TYPE, place.path)));
            }
        }
    }
}

/// How many fields differ.
fn changes(one: &EventHeader, other: &EventHeader) -> usize {
    [
        one.event_id != other.event_id,
        one.event_type != other.event_type,
        one.create_time != other.create_time,
        one.token != other.token,
        one.app_id != other.app_id,
        one.tenant_key != other.tenant_key,
    ]
    .into_iter()
    .filter(|differs| *differs)
    .count()
}

/// The value of a text as it went through the type, and the paths of the deviations.
fn encoded<T: BothWays + Documented>(text: &[u8]) -> serde_json::Result<(Value, Vec<String>)> {
    let Decoded { value, deviations, .. } = decode::<T>(text)?;
    let documented = decode_documented::<T>(text)?;
    let value = serde_json::to_value(&value)?;
    assert_eq!(documented.deviations, deviations);
    let documented = serde_json::to_value(&documented.value)?;
    // A number that is too large where any form is documented is null in general, and absent from a documented field.
    if documented != value && !text.windows(5).any(|part| part == b"1e999") {
        panic!("{documented} in place of {value}");
    }
    Ok((value, deviations.iter().map(|deviation| deviation.path.clone()).collect()))
}

impl OperationVisitor for Mutations {
    fn app<O: AppOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        self.response::<O>();
    }

    fn user<O: UserOperation<Response: BothWays + Documented> + BothWays>(&mut self) {
        self.response::<O>();
    }

    fn download<O: AppOperation<Response = Download> + BothWays>(&mut self) {}

    fn other<O: Operation + BothWays>(&mut self) {}
}

impl EventVisitor for Mutations {
    fn event<E: Event + BothWays + Documented>(&mut self) {
        let documented = self.schema.events.iter().find(|event| event.id == E::TYPE).expect("it is documented").clone();
        let example = documented.example.as_ref().expect("it has an example").value().expect("JSON");
        let payload: Vec<&Field> = documented.payload().iter().collect();
        let whole = whole::object(payload.iter().copied(), &mut 0);
        self.mutate::<E>(E::TYPE, &payload, &whole);
        self.mutate::<E>(E::TYPE, &payload, &example["event"]);
        let around: Vec<&Field> = documented.fields.iter().filter(|field| field.name != "event").collect();
        self.envelope::<E>(&around, &example);
    }
}
