import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Because } from "../mark";
import { Button, IconButton } from ".";

describe("a button", () => {
  it("that is closed keeps its focus, says why, and does nothing", async () => {
    const press = vi.fn();
    render(<Button offBecause="Haut.AI sets the expiry only at creation" onClick={press}>Change expiry</Button>);
    const button = screen.getByRole("button", { name: /Change expiry/ });
    await userEvent.tab();
    expect(button).toHaveFocus();
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(button).toHaveAccessibleDescription("Haut.AI sets the expiry only at creation");
    await userEvent.click(button);
    expect(press).not.toHaveBeenCalled();
  });

  it("can point at a reason that stands beside it", () => {
    render(
      <>
        <Button offBecauseId="why">Done</Button>
        <Because id="why">Choose one to finish</Because>
      </>,
    );
    expect(screen.getByRole("button", { name: "Done" })).toHaveAccessibleDescription("Choose one to finish");
  });

  it("that is closed does not submit its form", async () => {
    const submit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
    render(<form onSubmit={submit}><Button type="submit" offBecause="Locked out">Sign in</Button></form>);
    await userEvent.click(screen.getByRole("button"));
    expect(submit).not.toHaveBeenCalled();
  });

  it("that is busy says so and ignores a second press", async () => {
    const press = vi.fn();
    render(<Button busy="Creating" onClick={press}>Create key</Button>);
    const button = screen.getByRole("button", { name: "Creating" });
    expect(button).toHaveAttribute("aria-busy", "true");
    await userEvent.click(button);
    expect(press).not.toHaveBeenCalled();
  });

  it("without words is named by its label", async () => {
    const press = vi.fn();
    render(<IconButton icon="copy" label="Copy the name" onClick={press} />);
    await userEvent.click(screen.getByRole("button", { name: "Copy the name" }));
    expect(press).toHaveBeenCalledOnce();
  });
});
