import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Notice } from "../engine/authoring";

export interface Code {
  /** Another text; a no-op when it is the same. */
  put(text: string): void;
  show(notices: { notice: Notice; sentence: string }[]): void;
  /** Puts the cursor at a place, from 1, and looks at it. */
  go(line: number, column: number): void;
  end(): void;
}

// Colours come from the page's own tokens, so light, dark and sunlight follow.
const theme = EditorView.theme({
  "&": { height: "100%", fontSize: "14px", color: "var(--ink)", backgroundColor: "var(--paper)" },
  ".cm-scroller": { fontFamily: "ui-monospace, Consolas, 'Noto Sans Mono CJK SC', monospace", lineHeight: "1.5" },
  ".cm-gutters": { backgroundColor: "var(--ground)", color: "var(--ink-2)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine": { backgroundColor: "transparent", boxShadow: "inset 2px 0 var(--accent)" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "-3px" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { backgroundColor: "var(--accent-soft) !important" },
  ".cm-tooltip": { backgroundColor: "var(--paper)", color: "var(--ink)", border: "1px solid var(--edge)", maxWidth: "32em" },
});
const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)" },
  { tag: [tags.comment], color: "var(--ink-2)", fontStyle: "italic" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--wait)" },
  { tag: [tags.string, tags.content], color: "var(--ink)" },
]);

/** An editor in a shadow root: there its styles are sheets of the page, not elements that its policy forbids. */
export function code(host: HTMLElement, label: string, text: string, changed: (text: string) => void): Code {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentUnit.of("  "),
        yaml(),
        syntaxHighlighting(colours),
        theme,
        // Tab moves on, as everywhere on the page: an editor must not be a trap for the keyboard.
        keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
        // Typed over a selection, the browser would wrap the text in a style of its own, which the policy forbids.
        EditorView.domEventHandlers({
          beforeinput: (event, view) => {
            if (event.inputType !== "insertText" || event.data === null || view.state.selection.main.empty || view.composing) return false;
            view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type" });
            event.preventDefault();
            return true;
          },
        }),
        EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
      ],
    }),
  });
  const at = (line: number, column: number): number => {
    const { doc } = view.state;
    const row = doc.line(Math.min(Math.max(1, line), doc.lines));
    // Columns of the engine count characters, positions of the editor half of the rare ones twice.
    const before = Array.from(row.text)
      .slice(0, Math.max(0, column - 1))
      .join("");
    return Math.min(row.from + before.length, row.to);
  };
  return {
    put: (next) => {
      if (next !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    show: (notices) => {
      const diagnostics = notices.map(({ notice, sentence }): Diagnostic => {
        const from = at(notice.line ?? 1, notice.column ?? 1);
        const row = view.state.doc.lineAt(from);
        const to = notice.endLine ? at(notice.endLine, notice.endColumn ?? 1) : row.to;
        return {
          from,
          to: Math.max(from, to),
          severity: notice.severity === "note" ? "info" : notice.severity,
          message: sentence,
          source: notice.code,
        };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    go: (line, column) => {
      const anchor = at(line, column);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
      view.focus();
    },
    end: () => view.destroy(),
  };
}
