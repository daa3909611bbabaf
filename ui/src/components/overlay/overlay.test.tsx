import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef, useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { Button } from "../button";
import { Dialog, Drawer, Menu } from ".";

function Ask({ onClose, onSubmit, outsideCloses }: { onClose: (reason: string) => void; onSubmit?: () => void; outsideCloses?: boolean }) {
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog open title="Revoke 1 key?" onClose={onClose} focusFirst={cancel} {...(onSubmit && { onSubmit })} {...(outsideCloses && { outsideCloses })} footer={<><Button ref={cancel}>Cancel</Button><Button kind="danger">Revoke 1 key</Button></>}>
      Every caller is refused.
    </Dialog>
  );
}

describe("a dialog", () => {
  it("starts on the control it is told to, and asks its owner before it closes", async () => {
    const onClose = vi.fn();
    render(<Ask onClose={onClose} />);
    await waitFor(() => expect(screen.getByRole("button", { name: "Cancel" })).toHaveFocus());
    await userEvent.keyboard("{Escape}");
    await userEvent.click(screen.getByRole("button", { name: "Close, Esc" }));
    expect(onClose.mock.calls).toEqual([["escape"], ["button"]]);
    expect(screen.getByRole("dialog", { name: "Revoke 1 key?" })).toBeInTheDocument();
  });

  it("is sent by Ctrl+Enter where it may be", async () => {
    const onSubmit = vi.fn();
    render(<Ask onClose={() => {}} onSubmit={onSubmit} />);
    await waitFor(() => expect(screen.getByRole("button", { name: "Cancel" })).toHaveFocus());
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(onSubmit).toHaveBeenCalledOnce();
  });
});

describe("a drawer", () => {
  function Page() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <Button onClick={() => setOpen(true)}>agency-portal</Button>
        {open && <Drawer title="agency-portal" onClose={() => setOpen(false)}><Button>Copy secret</Button></Drawer>}
      </>
    );
  }

  it("takes focus to its first action and gives it back on Esc", async () => {
    render(<Page />);
    await userEvent.click(screen.getByRole("button", { name: "agency-portal" }));
    expect(screen.getByRole("dialog", { name: "agency-portal" })).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole("button", { name: "Copy secret" })).toHaveFocus());
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    await waitFor(() => expect(screen.getByRole("button", { name: "agency-portal" })).toHaveFocus());
  });
});

describe("a menu", () => {
  it("is worked by keyboard and does not run what is closed", async () => {
    const out = vi.fn();
    const remove = vi.fn();
    render(<Menu trigger={<Button>More</Button>} entries={[{ id: "o", label: "Sign out", onPick: out }, { id: "r", label: "Remove", offBecause: "Busy", onPick: remove }]} />);
    screen.getByRole("button", { name: "More" }).focus();
    await userEvent.keyboard("{Enter}");
    await userEvent.click(await screen.findByRole("menuitem", { name: /Remove/ }));
    expect(remove).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("menuitem", { name: "Sign out" }));
    expect(out).toHaveBeenCalledOnce();
  });
});
