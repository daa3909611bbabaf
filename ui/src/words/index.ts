import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en";

export { Trans, useTranslation as useWords } from "react-i18next";
export { absoluteTime, clockTimeOf, datedOf, dayOf, exactTime, momentOf, relativeTime, spanOf, startOfDay, timeOfDay, timeSince, weekdayOf, weekTimeOf, zoneName, type Instant } from "./time";
export { languageName, languageTag } from "./language";
export { dayAhead, entryOf, momentAt, type MomentEntry } from "./moment";
export { count } from "./number";
export { eitherOf, listOf } from "./list";

/** The languages the window speaks, by BCP 47 tag, each with its own name for itself. */
export const LANGUAGES = [{ tag: "en", name: "English" }] as const;

/** Loads the catalogue. Call once, before the first render; React escapes, so interpolation does not. */
export async function startWords(language: (typeof LANGUAGES)[number]["tag"] = "en"): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "en",
    ns: Object.keys(en),
    defaultNS: "app",
    resources: { en },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

/** Words outside of React, for instance in a table of error codes. */
export const words = i18next.t;
