import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { reading, useHost, type IpcError, type ServerId } from "@/ipc";

/** How long typing must rest before the name is looked up, in milliseconds. */
const REST = 250;

export type NameState = "unasked" | "checking" | "free" | "taken";

/** Whether a living key of that server has this name, by the list on this computer. */
export function useNameTaken(server: ServerId, name: string, limit: number): NameState {
  const host = useHost();
  const wanted = name.trim();
  const [rested, setRested] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setRested(wanted), REST);
    return () => clearTimeout(timer);
  }, [wanted]);
  const askable = server !== "" && wanted !== "" && Array.from(wanted).length <= limit;
  const { data } = useQuery<boolean, IpcError>({
    queryKey: [...reading.keys, "name", server, rested],
    queryFn: () => host.keyNameTaken(server, rested),
    enabled: askable && rested === wanted,
  });
  if (!askable) return "unasked";
  if (rested !== wanted || data === undefined) return "checking";
  return data ? "taken" : "free";
}
