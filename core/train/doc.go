// Package train trains finite shallow ReLU networks
//
//	f(y) = sum_k a_k [w_k.y + b_k]_+ + V y + c
//
// by weight decay on noisy samples y_j of clean points x_j,
//
//	J = 1/(2n) sum_j |f(y_j) - x_j|^2 + lambda/2 sum_k (|a_k|^2 + |w_k|^2),
//
// and so towards the interpolant of least representation cost ([Z23]): at a
// minimum |a_k| = |w_k|, and the penalty is lambda sum |a_k||w_k|. A Trainer
// works in slices and leaves a shallow.Denoiser at any time. Everything random
// comes from the seed.
//
// At a weight decay lambda > 0 the minimum of J has a little less cost than the
// interpolant: with the multipliers lambda_j of the interpolation the residuals are
// about -n lambda lambda_j and the cost is smaller by about n lambda sum
// |lambda_j|^2 (derived here, from the conjugate of the penalised problem).
//
// # References
//
//   - [Z23] C. Zeno, G. Ongie, Y. Blumenfeld, N. Weinberger, D. Soudry, "How
//     do Minimum-Norm Shallow Denoisers Look in Function Space?", NeurIPS 2023.
//   - [KB15] D. Kingma, J. Ba, "Adam: a method for stochastic optimization",
//     ICLR 2015.
//   - [NW06] J. Nocedal, S. Wright, "Numerical optimization", 2nd edition,
//     Springer 2006.
//   - [LO13] A. Lewis, M. Overton, "Nonsmooth optimization via quasi-Newton
//     methods", Mathematical Programming 141, 2013.
package train
