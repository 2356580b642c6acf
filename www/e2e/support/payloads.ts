/** Texts that do something in a page that takes a text for anything but a text. */
export const payloads = [
  "<script>window.__xss=1</script>",
  "<img src=x onerror=window.__xss=2>",
  "<svg/onload=window.__xss=3>",
  '"><img src=x onerror="window.__xss=4">',
  "'-(window.__xss=5)-'",
  "javascript:window.__xss=6",
  "<iframe srcdoc='<script>parent.__xss=7</script>'>",
  "<a href=javascript:window.__xss=8>点我</a>",
  "{{constructor.constructor('window.__xss=9')()}}",
  "${window.__xss=10}",
  "<details open ontoggle=window.__xss=11>",
  "<math><mi//xlink:href='data:x,<script>window.__xss=12</script>'>",
  "<style>@import 'https://example.invalid/x.css';</style>",
  "<link rel=stylesheet href=https://example.invalid/x.css>",
  "<base href=https://example.invalid/>",
  "</title><script>window.__xss=13</script>",
  "</textarea><img src=https://example.invalid/x.png>",
  "\u202e<img src=x onerror=window.__xss=14>",
] as const;

/** Each payload with a mark of where it was put, so that a test can find it again. */
export const payload = (at: number, place: string): string => `${place}${payloads[at % payloads.length] ?? ""}`;
