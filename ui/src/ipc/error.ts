import type { ErrorCode, ErrorView } from "./bindings";

/** What a command answers instead of its value. The message is made for logs and holds no parameter. */
export class IpcError extends Error {
  override readonly name = "IpcError";
  readonly view: ErrorView;

  constructor(view: ErrorView) {
    super(view.message);
    this.view = view;
  }

  get code(): ErrorCode {
    return this.view.code;
  }
}

/** Makes an `IpcError` of whatever a command threw. What is not an error of the border is a fault of this program. */
export function toIpcError(thrown: unknown): IpcError {
  if (thrown instanceof IpcError) return thrown;
  if (isErrorView(thrown)) return new IpcError(thrown);
  return new IpcError({ code: "internal", message: "The program answered in a way the window does not know.", server: null, retryAfter: null, retryAssumed: false, detail: null, assumed: [], certificate: null });
}

/** The error to show for whatever was thrown. */
export function errorOf(thrown: unknown): ErrorView {
  return toIpcError(thrown).view;
}

function isErrorView(thrown: unknown): thrown is ErrorView {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && typeof thrown.code === "string" && "message" in thrown && typeof thrown.message === "string";
}
