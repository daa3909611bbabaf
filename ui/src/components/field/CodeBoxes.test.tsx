import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef, useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { CodeBoxes, type CodeBoxesHandle } from "./CodeBoxes";

function Code({ onComplete, busy = false }: { onComplete: (code: string) => void; busy?: boolean }) {
  const [code, setCode] = useState("");
  const boxes = useRef<CodeBoxesHandle>(null);
  return (
    <>
      <CodeBoxes ref={boxes} value={code} onChange={setCode} onComplete={onComplete} busy={busy} />
      <button type="button" onClick={() => boxes.current?.clear()}>Refuse</button>
    </>
  );
}
const field = () => screen.getByRole("textbox", { name: "Code of 6 digits" });

describe("code boxes", () => {
  it("confirm by themselves after the last digit, once", async () => {
    const complete = vi.fn();
    render(<Code onComplete={complete} />);
    await userEvent.type(field(), "40x71 92");
    expect(complete.mock.calls).toEqual([["407192"]]);
    expect(field()).toHaveValue("407192");
  });

  it("take a pasted code with spaces, whatever was there before", async () => {
    const complete = vi.fn();
    render(<Code onComplete={complete} />);
    await userEvent.type(field(), "99");
    await userEvent.paste("417 902");
    expect(complete.mock.calls).toEqual([["417902"]]);
  });

  it("start again after a refusal, and send the same code again if it is entered again", async () => {
    const complete = vi.fn();
    render(<Code onComplete={complete} />);
    await userEvent.type(field(), "407192");
    await userEvent.click(screen.getByRole("button", { name: "Refuse" }));
    expect(field()).toHaveValue("");
    await waitFor(() => expect(field()).toHaveFocus());
    await userEvent.type(field(), "407192");
    expect(complete).toHaveBeenCalledTimes(2);
  });

  it("take nothing while a code is being confirmed", async () => {
    const complete = vi.fn();
    render(<Code onComplete={complete} busy />);
    await userEvent.click(field());
    await userEvent.paste("417902");
    expect(complete).not.toHaveBeenCalled();
  });
});
