//! Each kind of entry applied to what it corrects.

use std::mem;

use helpdesk_schema::{Constraints, DocumentedValue, Field, Form, Forms, Rule, Type, ValueList};

use super::entry::{
    Alone, AlwaysPresent, ConditionText, Entry, ExampleIs, FormIs, FormsAre, Limit, LimitIs, Mark, Nullable, Rename,
    RequiredIs, RuleIs, TextIs, TypeIs, Value, ValuesAre,
};

/// Why an entry does not apply.
pub(super) enum Stale {
    /// The page says the right thing now.
    Mended,
    /// The page says neither this nor that.
    Says(String),
}

/// An entry that corrects fields.
pub(super) trait Correct: Entry {
    fn correct(&self, field: &mut Field) -> Result<(), Stale>;
}

impl TextIs {
    /// The text with the entry applied, or a message and a hint.
    pub(super) fn mend(&self, text: &str) -> Result<String, (String, String)> {
        let Self { page, page_says, is, why, evidence } = self;
        let page = page.get_ref();
        let lines = |text: &str| text.matches('\n').count();
        if page_says.is_empty() || page_says == is || lines(page_says) != lines(is) {
            return Err((
                "`page_says` and `is` must differ, and have the same number of lines".to_owned(),
                "keep the lines, so that a message about the page names those of the file".to_owned(),
            ));
        }
        match text.matches(page_says.as_str()).count() {
            1 => Ok(text.replacen(page_says, is, 1)),
            0 if text.contains(is.as_str()) => Err((
                format!("the correction of `{page}` no longer applies: the page says so itself"),
                "delete this entry".to_owned(),
            )),
            0 => Err((
                format!("the correction of `{page}` no longer applies: the page does not hold that text"),
                format!("update or delete this entry; its reason: {} Its evidence: {}", why.0, evidence.0),
            )),
            times => Err((
                format!("the page `{page}` holds that text {times} times"),
                "make `page_says` longer, until the page has it only once".to_owned(),
            )),
        }
    }
}

/// Compares what the page says now with what an entry expects it to say, and with what the entry would make of it.
fn expect<T: PartialEq>(now: &T, page_says: &T, is: &T, spell: impl Fn(&T) -> String) -> Result<(), Stale> {
    if now == is {
        Err(Stale::Mended)
    } else if now == page_says {
        Ok(())
    } else {
        Err(Stale::Says(spell(now)))
    }
}

impl Correct for TypeIs {
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        expect(&field.ty, &self.page_says.0, &self.is.0, |now| format!("the type `{now}`"))?;
        field.ty = self.is.0.clone();
        Ok(())
    }
}

impl Correct for RequiredIs {
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        require(field, self.page_says, self.is)
    }
}

impl Correct for AlwaysPresent {
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        require(field, Mark::Unstated, true)
    }
}

fn require(field: &mut Field, page_says: Mark, is: bool) -> Result<(), Stale> {
    let now = Mark::from(field.required);
    expect(&now, &page_says, &Mark::from(Some(is)), |now| format!("required: {now:?}").to_lowercase())?;
    field.required = Some(is);
    Ok(())
}

impl Correct for Nullable {
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        if matches!(field.ty, Type::Nullable(_)) {
            return Err(Stale::Mended);
        }
        field.ty = Type::Nullable(Box::new(mem::take(&mut field.ty)));
        Ok(())
    }
}

impl Correct for ValuesAre {
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        let keys = |list: &ValueList| list.items.iter().map(|value| value.key.clone()).collect::<Vec<_>>();
        let now = field.values.as_ref().map(keys).unwrap_or_default();
        let is = self.is.iter().map(|value| value.key.clone()).collect();
        expect(&now, &self.page_says, &is, |now| format!("the values {now:?}"))?;
        let item = |value: &Value| DocumentedValue {
            key: value.key.clone(),
            label: value.label.as_str().into(),
            ..DocumentedValue::default()
        };
        let items: Vec<_> = self.is.iter().map(item).collect();
        field.values = (!items.is_empty()).then(|| ValueList { items, ..ValueList::default() });
        Ok(())
    }
}

impl Correct for LimitIs {
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        let Constraints { minimum, maximum, min_length, max_length, .. } =
            field.constraints.get_or_insert_with(Constraints::default);
        let (now, is) = match self.is {
            Limit::Minimum(is) => (minimum, is),
            Limit::Maximum(is) => (maximum, is),
            Limit::MinLength(is) => (min_length, is),
            Limit::MaxLength(is) => (max_length, is),
        };
        match *now {
            None => {
                *now = Some(is);
                Ok(())
            }
            Some(now) if now == is => Err(Stale::Mended),
            Some(now) => Err(Stale::Says(format!("the limit {now}"))),
        }
    }
}

impl RuleIs {
    pub(super) fn rule(&self) -> Rule {
        let conditions = |texts: &[ConditionText]| texts.iter().map(|text| text.0.clone()).collect();
        Rule {
            when: conditions(&self.when),
            needs: conditions(&self.needs),
            code: self.code,
            then: conditions(&self.then),
        }
    }
}

impl Correct for ExampleIs {
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        let now = field.example.clone().unwrap_or_default();
        expect(&now, &self.page_says, &self.is, |now| format!("the example `{now}`"))?;
        field.example = Some(self.is.clone());
        Ok(())
    }
}

impl Correct for Alone {
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        let says = |says: &str| Err(Stale::Says(says.to_owned()));
        match (&field.example, field.required) {
            (None, _) => says("no example"),
            (Some(_), Some(true)) => says("that the field is required"),
            (Some(_), _) => {
                field.alone = true;
                Ok(())
            }
        }
    }
}

impl Correct for FormsAre {
    /// No page has a way to say it, so none has mended it.
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        let form = |form: &FormIs| Form { value: form.value.clone(), keys: form.keys.clone() };
        field.forms = Some(Forms { by: self.by.clone(), items: self.is.iter().map(form).collect() });
        Ok(())
    }
}

impl Correct for Rename {
    fn correct(&self, field: &mut Field) -> Result<(), Stale> {
        field.name.clone_from(&self.is);
        Ok(())
    }
}
