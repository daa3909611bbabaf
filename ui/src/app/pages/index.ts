export { Accounts, OneAccount } from "./Accounts";
export { Keys } from "./Keys";
export { OneOther, Others } from "./Others";
export { OneServer, Servers } from "./Servers";
export { Settings } from "./Settings";
export { SignIn } from "./SignIn";
export { Start } from "./Start";
export { Welcome } from "./Welcome";
