import { useId, useRef, useState } from "react";
import { Button, Field, FieldGroup, LinkButton, Note, TextArea } from "@/components";
import { ErrorNote } from "@/errors";
import type { ErrorView } from "@/ipc";
import { useWords } from "@/words";

/** A definition on its way. `file` is the name of the file it came from; absent for what was pasted. */
export interface Written {
  file: string | undefined;
  text: string;
}

interface DefinitionTextProps {
  written: Written;
  onChange: (written: Written) => void;
  /** There is nothing, and something was wanted. */
  missing: boolean;
  /** What the check found. */
  error: ErrorView | undefined;
  /** What is wrong with the file that shall be replaced. */
  trouble: string | undefined;
}

/** As much as the host takes. */
const LIMIT = 1_000_000;

/** The text of a definition, out of a file or pasted, with what is wrong with it. */
export function DefinitionText({ written, onChange, missing, error, trouble }: DefinitionTextProps) {
  const { t } = useWords("definitions");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [bad, setBad] = useState<string>();

  async function take(file: File | undefined) {
    if (!file) return;
    if (file.size === 0 || file.size > LIMIT) return setBad(t("fileSize"));
    try {
      // A file of another kind must not become a text with holes.
      const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
      setBad(undefined);
      onChange({ file: file.name, text });
    } catch {
      setBad(t("fileText"));
    }
  }

  function goTo(line: number) {
    const element = area.current;
    if (!element) return;
    const lines = written.text.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    element.focus();
    element.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    // Half the lines in view above it.
    element.scrollTop = (element.scrollHeight / Math.max(1, lines.length)) * line - element.clientHeight / 2;
  }

  return (
    <div className="flex flex-col gap-3.5">
      <p className="text-text-2">{t("lead")}</p>
      {trouble !== undefined && (
        <Note tone="ink" title={t("trouble")}>
          {trouble}
        </Note>
      )}
      <FieldGroup label={t("file")} error={bad}>
        <div className="flex items-center gap-2">
          <Button size="field" icon="file" onClick={() => input.current?.click()}>
            {t(written.file === undefined ? "choose" : "chooseOther")}
          </Button>
          <label htmlFor={id} className="sr-only">
            {t("file")}
          </label>
          <input
            ref={input}
            id={id}
            type="file"
            tabIndex={-1}
            accept=".toml,text/plain"
            className="sr-only"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = "";
            }}
          />
          <span className="min-w-0 flex-1 truncate text-text-2" title={written.file}>
            {written.file ?? <span className="text-text-3">{t("noFile")}</span>}
          </span>
        </div>
      </FieldGroup>
      <Field label={t("text")} error={missing ? t("needed") : undefined}>
        <TextArea ref={area} value={written.text} rows={11} spellCheck={false} autoCapitalize="off" autoComplete="off" wrap="off" onChange={(event) => onChange({ ...written, text: event.target.value })} className="font-mono text-12" />
      </Field>
      {error && <Wrong error={error} onLine={goTo} />}
    </div>
  );
}

/** What is wrong with a definition: file, line and reason, and the way to the line. */
function Wrong({ error, onLine }: { error: ErrorView; onLine: (line: number) => void }) {
  const { t } = useWords("definitions");
  if (error.code !== "input_refused" || error.detail === null) return <ErrorNote error={error} />;
  const line = Number(/, line (\d+)/.exec(error.detail)?.[1]);
  return (
    <Note tone="ink" alert title={t("bad")} action={line > 0 && <LinkButton onClick={() => onLine(line)}>{t("goTo", { line })}</LinkButton>}>
      <span className="wrap-anywhere select-text">{error.detail}</span>
    </Note>
  );
}
