//! Inputs made of seeds: parts of them moved, doubled, taken from another one, and with signs in them. JSON stays
//! JSON most of the time.

use serde_json::Value;

use super::generator::{Random, SIGNS};

/// Seeds, as they are and as JSON where they are that.
pub(super) struct Mixer {
    seeds: Vec<Vec<u8>>,
    json: Vec<Value>,
}

impl Mixer {
    pub(super) fn new(seeds: Vec<Vec<u8>>) -> Self {
        let json = seeds.iter();
        let json = json.filter_map(|seed| serde_json::from_slice(seed).ok());
        Self {
            json: json.collect(),
            seeds,
        }
    }

    pub(super) fn input(&self, random: &mut Random) -> Vec<u8> {
        if !self.json.is_empty() && random.below(3) > 0 {
            let mut json = self.json[random.below(self.json.len())].clone();
            for _ in 0..=random.below(3) {
                let other = &self.json[random.below(self.json.len())];
                swap(&mut json, other, random);
            }
            return json.to_string().into_bytes();
        }
        let mut input = self.seed(random).to_vec();
        for _ in 0..=random.below(3) {
            self.change(&mut input, random);
        }
        input
    }

    fn seed(&self, random: &mut Random) -> &[u8] {
        &self.seeds[random.below(self.seeds.len())]
    }

    fn change(&self, input: &mut Vec<u8>, random: &mut Random) {
        let at = random.below(input.len() + 1);
        let line = |input: &[u8], at: usize| {
            let start = input[..at].iter().rposition(|byte| *byte == b'\n');
            let end = input[at..].iter().position(|byte| *byte == b'\n');
            start.map_or(0, |start| start + 1)..end.map_or(input.len(), |end| at + end + 1)
        };
        match random.below(6) {
            0 => drop(input.drain(line(input, at))),
            1 => {
                let other = self.seed(random);
                let from = line(other, random.below(other.len() + 1));
                let start = line(input, at).start;
                input.splice(start..start, other[from].iter().copied());
            }
            2 => {
                let copy = input[line(input, at)].to_vec();
                let to = line(input, random.below(input.len() + 1)).start;
                input.splice(to..to, copy);
            }
            3 => {
                let start = line(input, at).start;
                let more = " ".repeat(1 + random.below(4));
                input.splice(start..start, more.into_bytes());
            }
            4 => {
                if let Some(byte) = input.get_mut(random.below(4)) {
                    *byte = u8::try_from(random.below(256)).unwrap_or_default();
                }
            }
            _ => {
                let sign = SIGNS[random.below(SIGNS.len())];
                input.splice(at..at, sign.bytes());
            }
        }
    }
}

/// Puts a part of another document in the place of one of this one's, or takes that out.
fn swap(json: &mut Value, other: &Value, random: &mut Random) {
    let is_end = random.below(5) == 0;
    match json {
        Value::Array(items) if !items.is_empty() && !is_end => {
            let at = random.below(items.len());
            if random.below(8) == 0 {
                items.remove(at);
            } else {
                swap(&mut items[at], other, random);
            }
        }
        Value::Object(map) if !map.is_empty() && !is_end => {
            let at = random.below(map.len());
            let value = map.values_mut().nth(at);
            swap(value.expect("a value"), other, random);
        }
        json => *json = below(other, random).clone(),
    }
}

/// Any part of a document.
fn below<'v>(json: &'v Value, random: &mut Random) -> &'v Value {
    let next = match json {
        Value::Array(items) => items.get(random.below(items.len())),
        Value::Object(map) => map.values().nth(random.below(map.len())),
        _ => None,
    };
    match next {
        Some(next) if random.below(4) > 0 => below(next, random),
        _ => json,
    }
}
