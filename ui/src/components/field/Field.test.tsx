import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { Select } from "../choice";
import { Field, PasswordInput, TextArea, TextInput } from ".";

describe("a field", () => {
  it("ties its label, help and error to the control", () => {
    render(<Field label="Name" help="Up to 200 letters" error="No spaces"><TextInput defaultValue="stock sync" /></Field>);
    const input = screen.getByRole("textbox", { name: "Name" });
    expect(input).toBeInvalid();
    expect(input).toHaveAccessibleDescription(/Up to 200 letters.*No spaces/);
    expect(screen.getByRole("alert")).toHaveTextContent("No spaces");
  });

  it("without an error says nothing and is valid", () => {
    render(<Field label="Description" optional><TextArea /></Field>);
    expect(screen.getByRole("textbox", { name: "Description optional" })).toBeValid();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("labels a select", () => {
    render(<Field label="Server"><Select options={[{ value: "a", label: "Babelfor" }]} value="a" onChange={() => {}} /></Field>);
    expect(screen.getByRole("combobox", { name: "Server" })).toHaveTextContent("Babelfor");
  });

  it("hides a password until it is asked to show it", async () => {
    render(<Field label="Password"><PasswordInput defaultValue="sentinel-7f" /></Field>);
    const input = screen.getByLabelText("Password");
    expect(input).toHaveAttribute("type", "password");
    await userEvent.click(screen.getByRole("button", { name: "Show the password" }));
    expect(input).toHaveAttribute("type", "text");
    await userEvent.click(screen.getByRole("button", { name: "Hide the password" }));
    expect(input).toHaveAttribute("type", "password");
  });
});
