import { useEffect, useState } from "react";
import { Drawer, DrawerSection, IconButton, Monogram, Note, StateWord, Tag, useNow, type IconName, type TagTone } from "@/components";
import { useServer, type KeyRowView, type KeyStatus, type ServerId } from "@/ipc";
import { absoluteTime, relativeTime, useWords } from "@/words";
import { Gone } from "../list/Gone";
import { KeyActions } from "./KeyActions";
import { EndForm } from "./end/EndForm";
import { useEnd } from "./end/useEnd";
import { KeyFacts } from "./KeyFacts";
import { KeyLife } from "./KeyLife";
import { useKey } from "./useKey";

export interface KeyDrawerProps {
  opened: KeyRowView;
  /** Whether it opens at the form for another end. */
  atEnd?: boolean | undefined;
  onClose: () => void;
  /** Absent at the first and last key. */
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onRevoke: (key: KeyRowView) => void;
  onRotate: (key: KeyRowView) => void;
  onUnlock: () => void;
  onSignIn: (server: ServerId) => void;
}

const TAG: Record<KeyStatus, { tone: TagTone; icon: IconName } | undefined> = {
  expiring: { tone: "soon", icon: "hourglass" },
  expired: { tone: "dead", icon: "expired" },
  active: undefined,
  never: undefined,
  revoked: undefined,
};

/** Everything known of one key, and what can be done with it. */
export function KeyDrawer({ opened, atEnd = false, onClose, onPrevious, onNext, onRevoke, onRotate, onUnlock, onSignIn }: KeyDrawerProps) {
  const { t } = useWords("keys");
  const key = useKey(opened);
  const { server, system } = useServer(opened.server);
  const now = useNow();
  const end = useEnd(key ?? opened);
  const [ending, setEnding] = useState(atEnd);
  const isAway = key === null || server === undefined;
  useEffect(() => {
    if (isAway) onClose();
  }, [isAway, onClose]);
  if (isAway) return null;

  const tag = TAG[key.status];
  const ends = key.expires && relativeTime(key.expires, now);
  return (
    <Drawer
      onClose={onClose}
      over={
        <>
          <Monogram letters={system?.monogram ?? ""} series={system?.series} />
          <span className="truncate">{server.name}</span>
        </>
      }
      title={key.name}
      beside={
        key.goneSince !== null ? (
          <Gone since={key.goneSince} />
        ) : tag ? (
          <Tag {...tag}>
            {t(`status.${key.status}`)} {ends}
          </Tag>
        ) : (
          <StateWord state={key.status} />
        )
      }
      actions={
        <>
          <IconButton icon="chevronUp" size="sm" label={t("detail.previous")} aria-disabled={!onPrevious} onClick={onPrevious} />
          <IconButton icon="chevronDown" size="sm" label={t("detail.next")} aria-disabled={!onNext} onClick={onNext} />
        </>
      }
    >
      <DrawerSection>
        {key.goneSince === null ? (
          <KeyActions of={key} onRevoke={onRevoke} onRotate={onRotate} onUnlock={onUnlock} onSignIn={onSignIn} onEnd={() => setEnding(true)} />
        ) : (
          <Note icon="eyeOff" title={t("gone.title", { server: server.name })}>
            {t("gone.body", { at: absoluteTime(key.goneSince) })}
          </Note>
        )}
      </DrawerSection>
      {ending && end && end.offBecause === undefined && (
        <DrawerSection>
          <EndForm of={key} what={end.what} never={end.never} onClose={() => setEnding(false)} onSignIn={onSignIn} />
        </DrawerSection>
      )}
      <DrawerSection>
        <KeyFacts of={key} />
      </DrawerSection>
      <DrawerSection grow>
        <KeyLife of={key} />
      </DrawerSection>
    </Drawer>
  );
}
