import { useState } from "react";
import { Button } from "@/components";
import { useSandbox, type PersonView, type ServerView } from "@/ipc";
import { useWords } from "@/words";

export interface MadeUpPeopleProps {
  server: ServerView;
  onFill: (way: string, login: string, secret: string) => void;
}

/** Beside the sign-in of a sandbox server: who may try it. The passwords open nothing else. */
export function MadeUpPeople({ server, onFill }: MadeUpPeopleProps) {
  const { t } = useWords("sandbox");
  const people = useSandbox().data?.people.filter((person) => person.server === server.id) ?? [];
  const [filled, setFilled] = useState<string>();
  if (people.length === 0) return null;

  function fill({ way, login, password }: PersonView) {
    onFill(way, login, password);
    setFilled(login);
  }

  return (
    <section aria-labelledby="made-up-people" className="min-w-0 max-w-90 flex-1 border-l border-line pl-8">
      <h2 id="made-up-people" className="text-14 font-semibold">
        {t("people.title")}
      </h2>
      <p className="mb-3 text-12 text-text-3">{t("people.lead")}</p>
      <ul className="divide-y divide-line rounded-8 border border-line">
        {people.map((person) => (
          <li key={`${person.way} ${person.login}`} className="flex items-center gap-3 py-2 pr-2 pl-3">
            <div className="min-w-0 flex-1">
              <div className="truncate font-medium" title={person.login}>
                {person.login}
              </div>
              <div className="text-12 text-text-3">{person.about}</div>
            </div>
            <Button size="sm" aria-label={t("people.fillFor", { name: person.login })} onClick={() => fill(person)}>
              {t("people.fill")}
            </Button>
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {filled !== undefined && t("people.filled", { name: filled })}
      </p>
    </section>
  );
}
