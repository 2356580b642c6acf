/**
 * The one normal form of text, as the engine has it (src/text/mod.rs): NFKC, without white space and
 * without what nobody sees, radicals as ideographs. Held to the same table by a test.
 */

/** Radicals of the block 2E80 that NFKC leaves, each with the ideograph that stands for it. */
const RADICALS =
  "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀";
const pairs = [...RADICALS];
const IDEOGRAPH = new Map(pairs.flatMap((radical, i): [string, string][] => (i % 2 === 0 ? [[radical, pairs[i + 1] ?? radical]] : [])));

/** Shows nothing of itself, or acts on a screen: control characters, marks of direction and annotation. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufff9-\ufffb]/gu;
const SPACE = /\p{White_Space}/gu;

/** The normal form of a text. */
export const normal = (text: string): string =>
  text
    // What is invisible goes first: it would keep a letter and its accent apart.
    .replace(INVISIBLE, "")
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(SPACE, "")
    .replace(/[\u2e80-\u2eff]/gu, (one) => IDEOGRAPH.get(one) ?? one);

/** The normal form of what names a thing: two names with the same are the same name to a reader. */
export const identity = (text: string): string => Array.from(normal(text), (one) => one.toLowerCase()).join("");

/** A text without what nobody sees, and without white space around it: what is kept of a name that was pasted. */
export const tidy = (text: string): string => text.replace(INVISIBLE, "").trim();
