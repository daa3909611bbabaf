import { useWords } from "@/words";

/** Our word for a fact; a field that only this server knows keeps the server's name. */
export function useFactName(): (name: string) => string {
  const { t, i18n } = useWords("facts");
  return (name) => (i18n.exists(`name.${name}`, { ns: "facts" }) ? t(`name.${name as "login"}`) : name);
}
