import { clsx } from "clsx";
import { useCallback, useEffect, useRef, useState } from "react";
import { Trans, spanOf, useWords } from "@/words";
import { Button, LinkButton } from "../button";
import { BOX, BOX_SIZE } from "../field/box";
import { LifeBar } from "../mark/LifeBar";
import { useNow } from "../mark/useNow";

/** How long a revealed secret stays on screen, in milliseconds. */
export const REVEALED_FOR = 10_000;

export interface SecretFieldProps {
  /** What may always be shown: the start and the end around dots. */
  masked: string;
  /** Fetches the value to show; it is dropped again after ten seconds, on Hide, and when the field goes away. */
  onReveal: () => Promise<string>;
  /** Copies without the value passing the window; resolves with when the clipboard is cleared (ms since 1970). */
  onCopy: () => Promise<number>;
  /** Clears the clipboard now. */
  onClear: () => Promise<void>;
  /** A failure to reveal or copy; the field stays masked. */
  onFail?: ((error: unknown) => void) | undefined;
  /** How long the clipboard keeps a secret, in milliseconds, for the bar. */
  copyFor?: number | undefined;
}

/** A secret: masked, shown for a moment, copied for a moment. */
export function SecretField({ masked, onReveal, onCopy, onClear, onFail, copyFor = 30_000 }: SecretFieldProps) {
  const { t } = useWords("components");
  const [shown, setShown] = useState<{ value: string; until: number }>();
  const [clearsAt, setClearsAt] = useState<number>();
  const [asked, setAsked] = useState<"reveal" | "copy">();
  const alive = useRef(true);
  const now = useNow(1000);

  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const hidesIn = shown === undefined ? 0 : shown.until - now;
  const clearsIn = clearsAt === undefined ? 0 : clearsAt - now;
  useEffect(() => {
    if (shown === undefined) return;
    const timer = setTimeout(() => setShown(undefined), shown.until - Date.now());
    return () => clearTimeout(timer);
  }, [shown]);
  useEffect(() => {
    const hide = () => document.hidden && setShown(undefined);
    document.addEventListener("visibilitychange", hide);
    return () => document.removeEventListener("visibilitychange", hide);
  }, []);

  const ask = useCallback(
    async (what: "reveal" | "copy", work: () => Promise<void>) => {
      setAsked(what);
      try {
        await work();
      } catch (error) {
        onFail?.(error);
      } finally {
        if (alive.current) setAsked(undefined);
      }
    },
    [onFail],
  );

  function reveal() {
    if (shown) {
      setShown(undefined);
      return;
    }
    void ask("reveal", async () => {
      const value = await onReveal();
      if (alive.current) setShown({ value, until: Date.now() + REVEALED_FOR });
    });
  }

  function copy() {
    void ask("copy", async () => {
      const until = await onCopy();
      if (alive.current) setClearsAt(until);
    });
  }

  function clear() {
    void ask("copy", async () => {
      await onClear();
      if (alive.current) setClearsAt(undefined);
    });
  }

  const copied = clearsIn > 0;
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-start gap-1.5">
        {/* A field, because WebKit tells of a labelled output the label alone, and not what is in it. */}
        <div
          role="textbox"
          aria-readonly
          tabIndex={0}
          aria-label={t("secret.label")}
          className={clsx(BOX, "flex-1 font-mono", shown ? "min-h-9.5 py-2 select-text" : BOX_SIZE.lg)}
        >
          <span className={shown ? "min-w-0 break-all whitespace-pre-wrap" : "truncate"}>{shown?.value ?? masked}</span>
        </div>
        <Button icon={shown ? "eyeOff" : "eye"} busy={asked === "reveal" ? t("busy") : false} className="h-9.5 min-w-22" onClick={reveal}>
          {t(shown ? "secret.hide" : "secret.reveal")}
        </Button>
        <Button icon={copied ? "check" : "copy"} className="h-9.5 w-26" busy={asked === "copy" ? t("busy") : false} onClick={copy}>
          {t(copied ? "secret.copied" : "secret.copy")}
        </Button>
      </div>
      <div className="flex min-h-4.5 items-center gap-2 text-12 text-text-2">
        {copied && (
          <>
            <span className="flex w-30 flex-none">
              <LifeBar wide tone="accent" left={clearsIn / copyFor} />
            </span>
            <span>
              <Trans t={t} i18nKey="secret.clearsIn" values={{ time: spanOf(clearsIn) }} components={{ b: <b className="font-medium text-text" /> }} />
            </span>
            <LinkButton onClick={clear}>{t("secret.clearNow")}</LinkButton>
          </>
        )}
        {shown && <span className="ml-auto">{t("secret.hidesIn", { time: spanOf(hidesIn) })}</span>}
        <span role="status" className="sr-only">
          {copied ? t("secret.copied") : ""}
        </span>
      </div>
    </div>
  );
}
