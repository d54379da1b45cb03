// SPDX-License-Identifier: MIT
// cover_as_assert - techmap: a cover becomes an assertion that it is never reached, for ABC to refute

(* techmap_celltype = "$cover" *)
module cover_as_assert(input A, input EN);
    \$assert never_reached (.A(~A), .EN(EN));
endmodule
