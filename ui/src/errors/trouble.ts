import type { ErrorView, ServerId, TroubleView } from "@/ipc";

/** What went wrong with a part of some work, as an error that can be put into words. */
export function troubleError({ code, detail }: TroubleView, server: ServerId): ErrorView {
  return { code, detail, server, message: "", retryAfter: null, retryAssumed: false, assumed: [], certificate: null };
}
