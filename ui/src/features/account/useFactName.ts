import { useWords } from "@/words";

/** Our word for a fact; a field that only this server knows keeps the server's name. */
export function useFactName(): (name: string) => string {
  const { t, i18n } = useWords("account");
  return (name) => {
    const key = `fact.${name}`;
    return i18n.exists(key, { ns: "account" }) ? t(key as "fact.login") : name;
  };
}
