//! The one normal form of text, in which identities, names, texts and patterns are compared.
//!
//! NFKC (full-width letters, ligatures, circled digits, Kangxi radicals as PDFs copy them), without what
//! nobody sees (zero-width characters, soft hyphens, direction and byte-order marks, variation selectors,
//! control characters) and without white space. Radicals that NFKC leaves (block 2E80) become the
//! ideographs that Unicode gives for them. Identities are the same in lower case.
//!
//! Not merged: traditional and simplified characters, homoglyphs of other scripts (Cyrillic А), dashes of
//! different kinds. `www/src/store/normal.ts` does the same; both are held
//! to `tests/expected/normal.json`.

mod nfkc;
mod shown;

pub use shown::{quoted, visible, visible_lines};

/// Radicals of the block 2E80 that NFKC leaves, each with the ideograph that stands for it
/// (`EquivalentUnifiedIdeograph.txt` of Unicode).
const RADICALS: &str = "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀";

/// The normal form of a text.
pub fn normal(text: &str) -> String {
    // Most texts are ASCII and common ideographs, full-width signs at most: one pass, no tables.
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '!'..='~' | '、'..='。' | '《'..='】' | '‘'..='’' | '“'..='”' | '一'..='龥' => plain.push(c),
            // U+FF01…U+FF5E are ASCII moved by a constant.
            '！'..='～' => plain.extend(char::from_u32((c as u32).wrapping_sub(0xfee0))),
            ' ' | '\t' | '\n' | '\r' | '\u{3000}' => {}
            _ => return any_normal(text),
        }
    }
    plain
}

fn any_normal(text: &str) -> String {
    // What is invisible goes first: it would keep a letter and its accent apart.
    let seen: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let composed = nfkc::nfkc(&seen);
    composed.chars().filter(|c| !is_invisible(*c) && !c.is_whitespace()).map(ideograph).collect()
}

/// The normal form of what names a thing: two names with the same are the same name to a reader.
pub fn identity(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    normal(text).chars().for_each(|c| nfkc::push_lowercase(&mut folded, c));
    folded
}

/// A pattern whose plain characters are in the normal form, as the texts are that it is matched with. What
/// becomes a sign with a meaning, such as a full-width bracket, is escaped: it was meant as itself.
pub fn normal_pattern(pattern: &str) -> String {
    let mut ready = String::with_capacity(pattern.len());
    for c in pattern.chars() {
        if c.is_ascii() {
            ready.push(c);
            continue;
        }
        for c in normal(c.encode_utf8(&mut [0; 4])).chars() {
            if c.is_ascii_punctuation() {
                ready.push('\\');
            }
            ready.push(c);
        }
    }
    ready
}

/// The ideograph that a radical stands for; any other character itself.
fn ideograph(c: char) -> char {
    if !('\u{2e80}'..='\u{2eff}').contains(&c) {
        return c;
    }
    let mut pairs = RADICALS.chars();
    while let (Some(radical), Some(ideograph)) = (pairs.next(), pairs.next()) {
        if radical == c {
            return ideograph;
        }
    }
    c
}

/// Whether a text says nothing: it is empty, or has only white space and characters that nobody sees.
pub fn is_blank(text: &str) -> bool {
    // A blank cell of Braille is ink without dots.
    text.chars().all(|c| c.is_whitespace() || c.is_control() || c == '\u{2800}' || is_invisible(c))
}

/// Whether a character shows nothing of itself and takes no room, or acts on a screen: control characters,
/// marks of direction and annotation, and what Unicode calls `Default_Ignorable_Code_Point`. The three that
/// end lines and cells are white space.
pub fn is_invisible(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => false,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => true,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' => true,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' => true,
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' => true,
        '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => true,
        _ => false,
    }
}

/// Parts one after another, with something between them. The standard library's `join` is two functions of
/// a kilobyte, with a case for each length of what stands between.
pub trait Joined {
    /// All of them as one text.
    fn joined(&self, between: &str) -> String;
}

impl<S: AsRef<str>> Joined for [S] {
    fn joined(&self, between: &str) -> String {
        let mut all = String::new();
        for (at, part) in self.iter().enumerate() {
            if at > 0 {
                all.push_str(between);
            }
            all.push_str(part.as_ref());
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_which_nothing_is_seen_is_blank() {
        for blank in ["", "  ", "\u{3000}", "\u{200b}", "\u{feff}\u{2060} ", "\u{202e}\u{ad}", "\u{3164}", "\u{2800}", "\n\t"] {
            assert!(is_blank(blank), "{blank:?}");
        }
        for text in ["无", " 0 ", "\u{200b}无\u{200b}", "…"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    #[test]
    fn width_and_spaces_do_not_matter() {
        assert_eq!(normal("  电话:0739-\u{3000}7221234 "), "电话:0739-7221234");
        assert_eq!(normal("7天内办结"), "7天内办结");
    }

    #[test]
    fn the_quick_way_gives_what_the_tables_give() {
        let quick = ('!'..='~').chain('\u{3000}'..='】').chain('‘'..='”').chain('一'..='龥').chain('！'..='～').chain([' ', '\t', '\r']);
        for c in quick {
            let text = c.to_string();
            assert_eq!(normal(&text), any_normal(&text), "{c:?}");
        }
    }

    #[test]
    fn a_pattern_is_read_as_the_texts_are() {
        assert_eq!(normal_pattern("[０-９]+個（工作⽇）"), r"[0-9]+個\(工作日\)");
        assert_eq!(normal_pattern("尽\u{200b}快"), "尽快");
        assert_eq!(normal_pattern(r"^\d+\.(a|b)$"), r"^\d+\.(a|b)$");
    }
}
